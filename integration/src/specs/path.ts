/** Makes a path of a spec repository-relative, or says why it cannot be used. */
export function readPath(path: string): { path: string } | { problem: string } {
  if (path.includes('\0')) return { problem: 'contains a NUL character' };
  if (/^(?:[/\\]|[a-z]:[/\\])/i.test(path)) {
    return { problem: 'is absolute; write it relative to the root of the repository' };
  }
  const clean = path.replace(/^(?:\.\/+)+/, '');
  if (clean.split(/[/\\]/).includes('..')) return { problem: 'leaves the repository' };
  return { path: clean };
}
