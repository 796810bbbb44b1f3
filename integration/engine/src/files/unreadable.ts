import { DriftError } from '../drift-error.ts';
import { reasonOf } from '../text/reason.ts';
import { missingPermission } from './permission.ts';

/** What to do about what cannot be read. */
export const MAKE_READABLE = 'Give the user who runs this the right to read it.';

/** A file or folder that exists, or may exist, and cannot be read. */
export class Unreadable extends DriftError {
  /** Repository-relative. */
  readonly path: string;
  /** What the system said, without the path: `permission denied (EACCES)`. */
  readonly reason: string;

  constructor(path: string, reason: string) {
    super('unreadable', `${path} cannot be read: ${reason}.`, MAKE_READABLE);
    this.path = path;
    this.reason = reason;
  }
}

/** What the system says of a path at which there is nothing, or nothing of the kind that is asked for. */
const ABSENT: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
  // No file has a name with a NUL in it; on Windows, nor with some other characters.
  'ERR_INVALID_ARG_VALUE',
  'EINVAL',
]);

/** The same of a path that was found in its folder. */
export const GONE: ReadonlySet<string> = new Set(['ENOENT']);

/**
 * What a reading finds; `null` where there is nothing.
 *
 * @param absent codes of the system that mean so
 * @throws {Unreadable} for everything else that keeps it from being read
 */
export async function whereThere<T>(
  path: string,
  reading: Promise<T>,
  absent: ReadonlySet<string> = ABSENT,
): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && absent.has(code)) return null;
    throw new Unreadable(path, withoutPlace(error));
  }
}

/** `EACCES: permission denied, open '/home/…'` without the place on this machine. */
export function withoutPlace(error: unknown): string {
  if (missingPermission(error) !== null) return "Node's option `--permission` does not allow it";
  const message = reasonOf(error);
  const [, code, text] = /^([A-Z]\w+): ([^,]+)/.exec(message) ?? [];
  return code === undefined || text === undefined ? message : `${text} (${code})`;
}
