import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nameOf } from '../files/name.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a document that may be written, or tells why it may not: what is behind a symbolic link may
 * be elsewhere, and another encoding would not come back as it was.
 */
export async function readPlain(
  root: string,
  file: string,
): Promise<string | { readonly reason: string }> {
  const parts = file.split('/');
  try {
    for (const [index] of parts.entries()) {
      const path = parts.slice(0, index + 1).join('/');
      const stats = await lstat(join(root, path));
      if (stats.isSymbolicLink()) return { reason: `${path} is a symbolic link` };
    }
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
 * Replaces the content of a file that is there, wholly or not at all, and keeps its mode.
 *
 * @param before what it held when the new content was made
 * @returns what kept it from being written; `null` for nothing
 */
export async function replaceText(
  root: string,
  file: string,
  before: string,
  after: string,
): Promise<string | null> {
  const target = join(root, file);
  const scratch = join(dirname(target), `.${nameOf(file)}.${process.pid}.tmp`);
  let isOpen = false;
  try {
    const { mode } = await lstat(target);
    const handle = await open(scratch, 'wx', mode);
    isOpen = true;
    try {
      await handle.writeFile(after);
      await handle.chmod(mode);
    } finally {
      await handle.close();
    }
    if ((await readPlain(root, file)) !== before) {
      await rm(scratch);
      return 'the document has changed in the meantime';
    }
    await rename(scratch, target);
    return null;
  } catch (error) {
    if (isOpen) await rm(scratch, { force: true });
    return `it cannot be written (${codeOf(error)})`;
  }
}

function codeOf(error: unknown): string {
  return (error as { readonly code?: string }).code ?? String(error);
}
