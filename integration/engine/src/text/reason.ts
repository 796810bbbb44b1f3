/**
 * Returns the message of anything that was thrown. Absolute paths in errors of the file system are
 * removed.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { syscall, path } = error as NodeJS.ErrnoException;
  const place =
    syscall === undefined || path === undefined ? -1 : error.message.indexOf(`, ${syscall}`);
  return place < 0 ? error.message : error.message.slice(0, place);
}
