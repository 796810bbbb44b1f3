import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findSymbolicLink } from '../files/symbolic-link.ts';
import { writeWhole } from '../files/write-file.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a document that may be written, or returns the reason why it may not. A file behind a
 * symbolic link may lie outside of the repository. A text in another encoding could not be written
 * back as it was.
 */
export async function readPlain(
  root: string,
  file: string,
): Promise<string | { readonly reason: string }> {
  const link = await findSymbolicLink(root, file);
  if (link !== null) return { reason: `${link} is a symbolic link` };
  try {
    const content = await readFile(join(root, file));
    return utf8.decode(content);
  } catch (error) {
    return {
      reason:
        error instanceof TypeError ? 'it is not UTF-8' : `it cannot be read (${codeOf(error)})`,
    };
  }
}

/**
 * Replaces the content of an existing file, whole or not at all. The file keeps its mode.
 *
 * @param before the content from which the new one was made
 * @returns why the file could not be written; `null` if it was written
 */
export async function replaceText(
  root: string,
  file: string,
  before: string,
  after: string,
): Promise<string | null> {
  try {
    await lstat(join(root, file));
    await writeWhole(join(root, file), after, {
      beforeReplacing: async () => {
        if ((await readPlain(root, file)) !== before) throw new EditedMeanwhile();
      },
    });
    return null;
  } catch (error) {
    if (error instanceof EditedMeanwhile) return 'the document has changed in the meantime';
    return `it cannot be written (${codeOf(error)})`;
  }
}

class EditedMeanwhile extends Error {}

function codeOf(error: unknown): string {
  return (error as { readonly code?: string }).code ?? String(error);
}
