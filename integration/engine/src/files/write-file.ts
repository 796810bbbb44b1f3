import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How a file is written. */
export interface WriteOptions {
  /** Fails with `EEXIST` if the file exists already. */
  readonly isNew?: boolean;
  /** Runs when the new content is ready. If it throws, the old content stays in place. */
  readonly beforeReplacing?: () => Promise<void>;
}

/**
 * Writes a file whole or not at all. Missing folders are made. The content goes to a temporary file
 * beside the file, which is then renamed. So the old content survives a full disk and a killed
 * process. A file that is replaced keeps its mode, and a link to it stays a link.
 *
 * @throws {NodeJS.ErrnoException} when the file cannot be written
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

/**
 * Makes the name of a temporary file. It takes only the beginning of the given name, because no
 * name may be longer than 255 bytes.
 */
function temporaryName(name: string): string {
  return `.${Array.from(name).slice(0, 20).join('')}.${randomBytes(6).toString('hex')}.tmp`;
}
