import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How a file is written. */
export interface WriteOptions {
  /** Refuses to replace a file, with `EEXIST`. */
  readonly isNew?: boolean;
  /** Runs when the new content is ready. Whatever it throws leaves the old content in place. */
  readonly beforeReplacing?: () => Promise<void>;
}

/**
 * Writes a file whole or not at all, with the folders that it needs: the content goes to a temporary
 * file beside it, which is then renamed. So the old content survives a full disk and a killed
 * process. A file that is replaced keeps its mode, and a link to it stays a link.
 *
 * @throws {NodeJS.ErrnoException} when that cannot be done
 */
export async function writeWhole(
  file: string,
  content: string | Iterable<string>,
  { isNew = false, beforeReplacing }: WriteOptions = {},
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const target = isNew ? file : await realpath(file).catch(() => file);
  const old = isNew ? null : await stat(target).catch(() => null);
  // A device or a pipe, such as /dev/stdout, has no old content to lose.
  if (old !== null && !old.isFile()) {
    await writeFile(target, content);
    return;
  }
  const temporary = join(dirname(target), temporaryName(basename(target)));
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    if (old !== null) await chmod(temporary, old.mode);
    await beforeReplacing?.();
    if (isNew) await link(temporary, target);
    else await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The beginning of the name, so that a name of 255 bytes does not become too long. */
function temporaryName(name: string): string {
  return `.${Array.from(name).slice(0, 20).join('')}.${randomBytes(6).toString('hex')}.tmp`;
}
