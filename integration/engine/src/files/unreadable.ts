import { DriftError } from '../drift-error.ts';
import { reasonOf } from '../text/reason.ts';
import { missingPermission } from './permission.ts';

/** The advice for a file or folder that cannot be read. */
export const MAKE_READABLE = 'Give the user who runs this the right to read it.';

/** The error for a file or folder that exists, or may exist, but cannot be read. */
export class Unreadable extends DriftError {
  /** The repository-relative path. */
  readonly path: string;
  /** What the system said, without the path: `permission denied (EACCES)`. */
  readonly reason: string;

  constructor(path: string, reason: string) {
    super('unreadable', `${path} cannot be read: ${reason}.`, MAKE_READABLE);
    this.path = path;
    this.reason = reason;
  }
}

/**
 * The error codes of the system for a path at which there is nothing, or something of another kind
 * than expected.
 */
const ABSENT: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
  // No name of a file contains a NUL. On Windows, some other characters are forbidden as well.
  'ERR_INVALID_ARG_VALUE',
  'EINVAL',
]);

/** The error codes for a path that its folder listed, but that is gone now. */
export const GONE: ReadonlySet<string> = new Set(['ENOENT']);

/**
 * Waits for a read of a path, and returns its result. Returns `null` if there is nothing at the
 * path.
 *
 * @param absent the error codes that mean this
 * @throws {Unreadable} for every other error
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

/**
 * Describes an error such as `EACCES: permission denied, open '/home/…'`, without the path on this
 * machine.
 */
export function withoutPlace(error: unknown): string {
  if (missingPermission(error) !== null) return "Node's option `--permission` does not allow it";
  const message = reasonOf(error);
  const [, code, text] = /^([A-Z]\w+): ([^,]+)/.exec(message) ?? [];
  return code === undefined || text === undefined ? message : `${text} (${code})`;
}
