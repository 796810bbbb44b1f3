/**
 * Returns the option that Node needs besides `--permission`, such as `--allow-fs-write=/tmp`.
 * Returns `null` for an error of any other kind.
 */
export function missingPermission(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_ACCESS_DENIED') {
    return null;
  }
  const { permission, resource } = error as { permission?: unknown; resource?: unknown };
  const option = OPTIONS[String(permission)];
  if (option === undefined) return '--allow-…';
  return option.startsWith('--allow-fs') && typeof resource === 'string' && resource !== ''
    ? `${option}=${resource}`
    : option;
}

const OPTIONS: Readonly<Record<string, string | undefined>> = {
  FileSystemRead: '--allow-fs-read',
  FileSystemWrite: '--allow-fs-write',
  ChildProcess: '--allow-child-process',
  WorkerThreads: '--allow-worker',
};
