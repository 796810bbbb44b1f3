/**
 * Makes a path or pattern of a spec repository-relative, or says why it cannot be used. The same
 * folder reads the same however it is written: `./src//auth/` is `src/auth`, the root is `.`.
 */
export function readPath(path: string): { path: string } | { problem: string } {
  if (path.includes('\0')) return { problem: 'contains a NUL character' };
  if (/^(?:[/\\]|[a-z]:[/\\])/i.test(path)) {
    return { problem: 'is absolute; write it relative to the root of the repository' };
  }
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (path.split(/[/\\]/).includes('..')) {
    return { problem: 'leaves the repository' };
  }
  return { path: path === '' ? '' : parts.join('/') || '.' };
}
