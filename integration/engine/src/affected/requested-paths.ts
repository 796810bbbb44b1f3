import { ACCEPTANCES } from '../drift/acceptance.ts';
import { InputMatcher } from '../drift/match-patterns.ts';
import type { AffectedInput } from '../report/affected.ts';
import type { Report } from '../report/schema.ts';
import type { Spec } from '../specs/spec.ts';

/** The files and folders about which somebody asks. */
export class RequestedPaths {
  private readonly paths: ReadonlySet<string>;
  private readonly known: ReadonlySet<string>;

  /**
   * @param paths the repository-relative paths; `.` means everything
   * @param present the files that exist now
   * @param report names files that existed before, but are gone now
   */
  constructor(paths: readonly string[], present: Iterable<string>, { specs }: Report) {
    this.paths = new Set(paths);
    const past = specs.flatMap(({ inputs, documents }) => [
      ...inputs.flatMap(({ files }) => files),
      ...documents.flatMap(({ citations }) => citations.map(({ path }) => path)),
    ]);
    this.known = new Set([...present, ...past]);
  }

  /** Whether a file is one of these paths, or lies below one of them. */
  includes(path: string): boolean {
    if (this.paths.has('.') || this.paths.has(path)) return true;
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (this.paths.has(path.slice(0, end))) return true;
    }
    return false;
  }

  /**
   * Returns the requested files that are inputs of specs, or would be inputs if they existed.
   *
   * @param folders the folders of chant specs
   * @returns the inputs by spec id, sorted by path
   */
  inputsOf(
    specs: readonly Spec[],
    folders: readonly string[],
  ): ReadonlyMap<string, readonly AffectedInput[]> {
    const folderless = [...this.paths].filter((path) => path !== '.' && !this.isFolder(path));
    const paths = new Set([...this.known, ...folderless]);
    const matcher = new InputMatcher(paths, [...folders, ACCEPTANCES]);
    return new Map(
      specs.map((spec) => {
        const inputs = new Map<string, AffectedInput>();
        for (const { input, paths } of matcher.match(spec)) {
          const { role, pattern } = input;
          for (const path of paths) {
            if (this.includes(path) && !inputs.has(path)) inputs.set(path, { path, role, pattern });
          }
        }
        return [spec.id, [...inputs.values()].sort((a, b) => (a.path < b.path ? -1 : 1))];
      }),
    );
  }

  private isFolder(path: string): boolean {
    for (const file of this.known) if (file.startsWith(`${path}/`)) return true;
    return false;
  }
}
