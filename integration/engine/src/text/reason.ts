/** The message of anything thrown, without the absolute paths in errors of the file system. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { syscall, path } = error as NodeJS.ErrnoException;
  const place =
    syscall === undefined || path === undefined ? -1 : error.message.indexOf(`, ${syscall}`);
  return place < 0 ? error.message : error.message.slice(0, place);
}
