/**
 * Makes a path or pattern of a spec repository-relative, or says why it cannot be used. All ways to
 * write a path give the same result: `./src//auth/` and `lib/../src/auth` become `src/auth`. The
 * root becomes `.`.
 */
export function readPath(path: string): { path: string } | { problem: string } {
  if (path.includes('\0')) return { problem: 'contains a NUL character' };
  if (/^(?:[/\\]|[a-z]:[/\\])/i.test(path)) {
    return { problem: 'is absolute; write it relative to the root of the repository' };
  }
  if (path === '') return { path };
  if (leaves(path.split(/[/\\]/))) return { problem: 'leaves the repository' };
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') {
      if (part.split('\\').includes('..')) {
        return { problem: 'has `..` beside a backslash; write `/` between folders' };
      }
      parts.push(part);
    } else if (/\*\*|[{}]/.test(parts.pop() ?? '')) {
      return { problem: 'has `..` behind a wildcard; write the pattern without it' };
    }
  }
  return { path: parts.join('/') || '.' };
}

function leaves(parts: readonly string[]): boolean {
  let depth = 0;
  for (const part of parts) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
