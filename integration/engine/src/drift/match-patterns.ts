import { readGlob } from '../specs/glob.ts';
import { baseOf, expandPattern, isGlob } from '../specs/pattern.ts';
import { type InputPattern, type Role, ROLES, type Spec } from '../specs/spec.ts';
import { type InputPart, readPartialPattern } from './input-parts.ts';
import { merge, PathIndex, type SortedPaths, subtract, without } from './path-index.ts';

/** The files that one pattern of a spec selects. */
export interface PatternMatch {
  readonly input: InputPattern;
  readonly paths: readonly string[];
  /** The definition or the lines that are the input. It is not set if whole files are the input. */
  readonly part?: InputPart;
  /**
   * Why the pattern cannot be used, although it may select a file. The text is a clause of a
   * sentence.
   */
  readonly problem?: string;
}

/** Finds the files that patterns select. A pattern that several specs share is looked up once. */
export class InputMatcher {
  private readonly index: PathIndex;
  private readonly ignored: readonly string[];
  private readonly selections = new Map<string, SortedPaths>();
  /**
   * What patterns select after exclusions. The first key joins the excluded patterns, the second
   * key is the pattern that selects.
   */
  private readonly remainders = new Map<string, Map<string, SortedPaths>>();

  /**
   * @param ignored folders whose files are never inputs unless a pattern names them literally, such
   *   as those of the specs themselves
   */
  constructor(paths: Iterable<string>, ignored: readonly string[]) {
    this.index = new PathIndex(paths);
    this.ignored = ignored;
  }

  /**
   * Returns what each pattern of a spec selects. The spec's own documents are never its inputs.
   * Negations are left out, unless they have no effect. Then they have a `problem`.
   */
  match(spec: Pick<Spec, 'inputs' | 'targets'>): PatternMatch[] {
    const own = [...new Set(spec.targets)].sort();
    return ROLES.flatMap((role) => {
      const inputs = spec.inputs.filter((input) => input.role === role);
      const excluded = inputs
        .filter(({ pattern }) => pattern.startsWith('!'))
        .map(({ pattern }) => pattern.slice(1));
      const select = this.selectorWithout(excluded);
      return inputs.flatMap((input) => {
        if (input.pattern.startsWith('!')) return this.findIdleNegation(input);
        const paths = subtract(select(input.pattern), own);
        return paths.length > 0
          ? { input, paths }
          : { input, paths, ...this.matchPart(input.pattern, select, own) };
      });
    });
  }

  /**
   * Reports a negation that names a part of a file. It has no effect, because only whole files can
   * be taken out.
   */
  private findIdleNegation(input: InputPattern): PatternMatch[] {
    const pattern = input.pattern.slice(1);
    const [found] = readPartialPattern(pattern).filter(({ path }) => this.index.has(path));
    if (found === undefined || this.select(pattern).length > 0) return [];
    const problem = `\`${input.pattern}\` would take a part out of ${found.path}; take out the whole file, or name the parts that count`;
    return [{ input, paths: [], problem }];
  }

  /** Reads a pattern that selects no file as a definition or lines of a file. */
  private matchPart(
    pattern: string,
    select: (pattern: string) => SortedPaths,
    own: SortedPaths,
  ): Pick<PatternMatch, 'problem'> & Partial<Pick<PatternMatch, 'paths' | 'part'>> {
    const readings = readPartialPattern(pattern);
    const found = readings.find(({ path }) => this.index.has(path));
    if (found !== undefined) {
      return { paths: subtract(select(found.path), own), part: found.part };
    }
    const many = readings.find(({ path }) => isGlob(path) || this.index.below(path).length > 0);
    if (many === undefined) return {};
    const what = many.part.kind === 'symbol' ? 'a definition' : 'lines';
    return { problem: `\`${pattern}\` names ${what} of many files; name one file` };
  }

  private selectorWithout(excluded: readonly string[]): (pattern: string) => SortedPaths {
    if (excluded.length === 0) return (pattern) => this.select(pattern);
    const key = excluded.join('\0');
    const remainders = this.remainders.get(key) ?? new Map<string, SortedPaths>();
    this.remainders.set(key, remainders);
    return (pattern) =>
      remember(remainders, pattern, () =>
        excluded.reduce(
          (paths, other) => subtract(paths, this.select(other)),
          this.select(pattern),
        ),
      );
  }

  private select(pattern: string): SortedPaths {
    return remember(this.selections, pattern, () => this.find(pattern));
  }

  /**
   * Finds the files that a pattern selects. A literal path is tried first, so that
   * `app/(auth)/[id].ts` needs no escapes. Then the pattern is tried as a folder, and last as a
   * glob.
   */
  private find(pattern: string): SortedPaths {
    if (this.index.has(pattern)) return [pattern];
    const folder = pattern.replace(/^\.\/*$|\/+$/, '');
    const below = this.index.below(folder);
    if (below.length > 0) return this.dropIgnored(below, folder);
    const found = expandPattern(pattern.endsWith('/') ? `${pattern}**` : pattern)
      .map((alternative) => this.index.match(readGlob(alternative)))
      .reduce(merge, []);
    return this.dropIgnored(found, baseOf(pattern));
  }

  /**
   * Leaves out the files in ignored folders.
   *
   * @param base the folder that a pattern names; ignored folders that contain it are not left out
   */
  private dropIgnored(paths: SortedPaths, base: string): SortedPaths {
    return this.ignored
      .filter((folder) => !`${base}/`.startsWith(`${folder}/`))
      .reduce(without, paths);
  }
}

function remember(
  known: Map<string, SortedPaths>,
  pattern: string,
  find: () => SortedPaths,
): SortedPaths {
  const found = known.get(pattern) ?? find();
  known.set(pattern, found);
  return found;
}

/**
 * Returns the role of each selected file. If several roles select a file, the strongest one counts.
 */
export function rolesOf(matches: readonly PatternMatch[]): Map<string, Role> {
  const roles = new Map<string, Role>();
  for (const { input, paths } of matches) {
    for (const path of paths) if (!roles.has(path)) roles.set(path, input.role);
  }
  return roles;
}
