/** A token that may be a citation, taken apart. Lines count from 1 and include both ends. */
export interface CitationToken {
  readonly path: string;
  readonly startLine: number | null;
  readonly endLine: number | null;
}

const LINES = /^(?<path>.+?)(?::(?<start>\d+)(?:-(?<end>\d+))?|#L(?<from>\d+)(?:-L?(?<to>\d+))?)$/;
const NOT_A_PATH =
  /[\t\r\n<>|"'`*?;,\\]|:\/\/|^[a-z][a-z0-9+.-]*:(?!\d)|^[/~#]|^\$\{?[a-z_]+\}?\/|^ | $|(?:^|\/)\.\.?$/i;
const PATH_SHAPED = /^[^:\s=]+\/[^:/\s=]*\.[a-z]\w*$/i;

/**
 * Reads `path`, `path:12`, `path:12-40` and `path#L12-L40`. `null` for what can be none of them.
 * Whether a token *is* a citation depends on the repository: see {@link isCitation}.
 */
export function readCitation(text: string): CitationToken | null {
  const { path, start, end, from, to } = LINES.exec(text)?.groups ?? { path: text };
  if (path === undefined || path === '' || path.length > 1000 || NOT_A_PATH.test(path)) return null;
  const first = start ?? from;
  if (first === undefined) return { path, startLine: null, endLine: null };
  const startLine = Number(first);
  const endLine = Number(end ?? to ?? first);
  const valid = startLine >= 1 && endLine >= startLine && Number.isSafeInteger(endLine);
  return valid ? { path, startLine, endLine } : null;
}

/**
 * Decides whether a token is a citation: its file exists, at the baseline or now, or it looks like a
 * file of a folder *and* names lines.
 */
export function isCitation(token: CitationToken, exists: boolean): boolean {
  return exists || (token.startLine !== null && PATH_SHAPED.test(token.path));
}

/**
 * The repository-relative paths that a token may mean, best first: in text the repository's root
 * comes before the document's folder, in a link target it is the other way round.
 */
export function resolveCandidates(path: string, document: string, kind: 'code' | 'link'): string[] {
  const folder = document.split('/').slice(0, -1);
  const fromRoot = normalize(path.split('/'));
  const fromDocument = normalize([...folder, ...path.split('/')]);
  const ordered = kind === 'code' ? [fromRoot, fromDocument] : [fromDocument, fromRoot];
  return [...new Set(ordered.filter((candidate) => candidate !== null))];
}

/** Resolves `.` and `..`; `null` where the path leaves the repository. */
function normalize(parts: readonly string[]): string | null {
  const clean: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') clean.push(part);
    else if (clean.pop() === undefined) return null;
  }
  return clean.length === 0 ? null : clean.join('/');
}
