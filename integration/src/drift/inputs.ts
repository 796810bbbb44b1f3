import { baseOf, compilePattern, isGlob } from '../specs/pattern.ts';
import type { InputPattern, Role, Spec } from '../specs/spec.ts';

/** The files that one pattern of a spec selects. */
export interface PatternMatch {
  readonly input: InputPattern;
  readonly paths: readonly string[];
}

/** Finds the files that patterns select; every pattern is compiled once. */
export class InputMatcher {
  /** In ascending code-unit order, so that a folder's content is one run. */
  private readonly paths: readonly string[];
  private readonly known: ReadonlySet<string>;
  private readonly ignored: readonly string[];
  private readonly found = new Map<string, readonly string[]>();

  /**
   * @param ignored folders whose files are never inputs unless a pattern names them literally, such
   *   as those of the specs themselves
   */
  constructor(paths: Iterable<string>, ignored: readonly string[]) {
    this.paths = [...paths].sort((a, b) => (a < b ? -1 : 1));
    this.known = new Set(this.paths);
    this.ignored = ignored.map((folder) => `${folder}/`);
  }

  /** What each pattern of a spec selects. The spec's own documents are never its inputs. */
  match(spec: Spec): PatternMatch[] {
    const own = new Set(spec.targets);
    return spec.inputs
      .filter(({ pattern }) => !pattern.startsWith('!'))
      .map((input) => {
        const excluded = spec.inputs
          .filter(({ role, pattern }) => role === input.role && pattern.startsWith('!'))
          .map(({ pattern }) => this.testOf(pattern.slice(1)));
        const paths = this.select(input.pattern).filter(
          (path) => !own.has(path) && !excluded.some((test) => test(path)),
        );
        return { input, paths };
      });
  }

  /** A literal path first, so that `app/(auth)/[id].ts` needs no escapes; then folder or glob. */
  private select(pattern: string): readonly string[] {
    const known = this.found.get(pattern);
    if (known !== undefined) return known;
    const found = this.known.has(pattern) ? [pattern] : this.selectMany(pattern);
    this.found.set(pattern, found);
    return found;
  }

  private selectMany(pattern: string): readonly string[] {
    const folder = pattern.replace(/\/+$/, '');
    const below = this.below(folder);
    if (below.length > 0 || !isGlob(pattern))
      return below.filter((path) => this.isSource(path, folder));
    const test = compilePattern(pattern.endsWith('/') ? `${pattern}**` : pattern);
    const base = baseOf(pattern);
    const candidates = base === '' ? this.paths : this.below(base);
    return candidates.filter((path) => test(path) && this.isSource(path, base));
  }

  private testOf(pattern: string): (path: string) => boolean {
    const selected = new Set(this.select(pattern));
    return (path) => selected.has(path);
  }

  private isSource(path: string, base: string): boolean {
    return !this.ignored.some(
      (folder) => path.startsWith(folder) && !`${base}/`.startsWith(folder),
    );
  }

  private below(folder: string): readonly string[] {
    if (folder === '' || folder === '.') return this.paths;
    const prefix = `${folder}/`;
    const start = this.firstAtOrAfter(prefix);
    let end = start;
    while (this.paths[end]?.startsWith(prefix) === true) end++;
    return this.paths.slice(start, end);
  }

  private firstAtOrAfter(path: string): number {
    let low = 0;
    let high = this.paths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.paths[middle] ?? '') < path) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Each selected file once, under the strongest role that selects it. */
export function rolesOf(matches: readonly PatternMatch[]): Map<string, Role> {
  const roles = new Map<string, Role>();
  for (const { input, paths } of matches) {
    for (const path of paths) if (!roles.has(path)) roles.set(path, input.role);
  }
  return roles;
}
