import { oidOf } from '../drift/content-id.ts';
import { visitContents } from '../git/blobs.ts';
import type { Commit, FileChange } from '../git/commit.ts';
import { readFilesAt } from '../git/files-at.ts';
import { parseLog, RAW } from '../git/commit.ts';
import { parseDates, readDates } from '../git/history.ts';
import { readLine } from '../git/first-parent-line.ts';
import type { Repository } from '../git/repository.ts';
import { type CommitPair, readTreeChanges } from '../git/tree-changes.ts';
import { DeclaredNames } from './declared-names.ts';
import type { Named } from './present-names.ts';
import { givesMeaning } from './source-files.ts';

/** A page, and names on it that have no instance now. */
export interface NamingPage {
  readonly page: string;
  /** The paths that the page has had, the current one first. */
  readonly paths: readonly string[];
  readonly names: readonly Named[];
}

/** A name on a page, and the commit that removed its declaration. */
export interface Removal {
  readonly page: string;
  readonly named: Named;
  readonly commit: Commit;
  /** The files that declared the name, as the commit changed them. */
  readonly files: readonly FileChange[];
}

/** The history is first looked at in this many steps. */
const STEPS = 48;

/** At most this many contents of files are read in each of the two rounds. */
const MOST_CONTENTS = 10_000;

/** At most this many merges are looked into. */
const MOST_MERGES = 20;

/**
 * Finds the newest commit that removed the declaration of each name, if the page named it then.
 *
 * The history of the branch is compared at a few commits first. Only where a name was lost between
 * two of them, the commits in between are looked at. Nothing is fetched: what the clone lacks is
 * not found.
 *
 * @param repository its revision is the id of a commit, which has none of the names
 */
export async function findNameRemovals(
  repository: Repository,
  pages: readonly NamingPage[],
): Promise<Removal[]> {
  const line = (await readLine(repository)).map(({ oid }) => oid);
  if (line.length < 2 || pages.length === 0) return [];
  const search = new NameSearch(repository, line, pages);
  return search.run();
}

/** A name on a page. */
interface Wanted {
  readonly page: NamingPage;
  readonly named: Named;
}

class NameSearch {
  private readonly repository: Repository;
  private readonly line: readonly string[];
  private readonly wanted: readonly Wanted[];
  private readonly declared: DeclaredNames;
  /** The names that contents declare, by path and content. */
  private readonly known = new Map<string, readonly Named[]>();

  constructor(repository: Repository, line: readonly string[], pages: readonly NamingPage[]) {
    this.repository = repository;
    this.line = line;
    this.wanted = pages.flatMap((page) => page.names.map((named) => ({ page, named })));
    this.declared = new DeclaredNames([...new Set(pages.flatMap(({ names }) => names))]);
  }

  async run(): Promise<Removal[]> {
    const positions = this.samples();
    const spans = positions.slice(1).map((end, index) => ({ start: positions[index] ?? 0, end }));
    const standing = await this.standingAt(positions);
    const open = spans.filter(({ start }) => (standing.get(start)?.size ?? 0) > 0);
    const coarse = await this.changesIn(open.map(({ start, end }) => this.pair(start, end)));
    await this.readContents([...coarse.values()]);
    const found = new Map<Wanted, { start: number; end: number }>();
    for (const span of open) {
      const lost = this.lostIn(coarse.get(this.line[span.start] ?? ''));
      for (const each of standing.get(span.start) ?? []) {
        if (!found.has(each) && lost.has(each.named)) found.set(each, span);
      }
    }
    return this.keepNamed(await this.intoMerges(await this.refine(found)));
  }

  /** The positions on the line at which the history is looked at first, newest first. */
  private samples(): number[] {
    const last = this.line.length - 1;
    const count = Math.min(last, STEPS);
    return Array.from({ length: count + 1 }, (_, index) => Math.round((index * last) / count));
  }

  private pair(newer: number, older: number): CommitPair {
    return { newer: this.line[newer] ?? '', older: this.line[older] ?? '' };
  }

  private async changesIn(pairs: readonly CommitPair[]): Promise<ReadonlyMap<string, Commit>> {
    return readTreeChanges(this.repository, pairs);
  }

  /** Finds the names that pages have had from now back to a position. */
  private async standingAt(
    positions: readonly number[],
  ): Promise<ReadonlyMap<number, ReadonlySet<Wanted>>> {
    const pages = [...new Set(this.wanted.map(({ page }) => page))];
    const older = positions.slice(1);
    const texts = await readFilesAt(
      this.repository,
      older.flatMap((at) =>
        pages.flatMap(({ paths }) => paths.map((path) => this.place(at, path))),
      ),
    );
    const standing = new Map<number, ReadonlySet<Wanted>>();
    let current: readonly Wanted[] = this.wanted;
    for (const at of positions) {
      if (at > 0) {
        current = current.filter(({ page, named }) =>
          page.paths.some((path) => texts.get(this.place(at, path))?.includes(named.name)),
        );
      }
      standing.set(at, new Set(current));
    }
    return standing;
  }

  private place(at: number, path: string): string {
    return `${this.line[at] ?? ''}:${path}`;
  }

  /** Reads what the older contents of changed files declare. */
  private async readContents(commits: readonly Commit[]): Promise<void> {
    const paths = new Map<string, Set<string>>();
    for (const { files } of commits) {
      for (const { path, before } of files) {
        const oid = before?.mode.startsWith('100') === true ? before.oid : null;
        if (oid === null || !givesMeaning(path) || this.known.has(`${oid} ${path}`)) continue;
        if (!paths.has(oid) && paths.size === MOST_CONTENTS) return this.visit(paths);
        const own = paths.get(oid);
        if (own === undefined) paths.set(oid, new Set([path]));
        else own.add(path);
      }
    }
    return this.visit(paths);
  }

  private async visit(paths: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    await visitContents(this.repository, paths.keys(), (oid, content) => {
      for (const path of paths.get(oid) ?? []) {
        this.known.set(`${oid} ${path}`, this.declared.in(path, content));
      }
    });
  }

  private lostIn(commit: Commit | undefined): ReadonlySet<Named> {
    return new Set(commit?.files.flatMap((file) => this.declaredBefore(file)));
  }

  private declaredBefore({ path, before }: FileChange): readonly Named[] {
    return this.known.get(`${oidOf(before) ?? ''} ${path}`) ?? [];
  }

  /** Finds the commits on the line that removed names between two positions. */
  private async refine(
    found: ReadonlyMap<Wanted, { readonly start: number; readonly end: number }>,
  ): Promise<Found[]> {
    const spans = [...new Set(found.values())];
    const positions = spans.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, index) => start + index),
    );
    const changes = await this.changesIn(positions.map((at) => this.pair(at, at + 1)));
    await this.readContents([...changes.values()]);
    return [...found].flatMap(([wanted, { start, end }]): Found[] => {
      for (let at = start; at < end; at++) {
        const commit = changes.get(this.line[at] ?? '');
        const files = this.filesOf(commit, wanted.named);
        if (commit !== undefined && files.length > 0) return [{ wanted, at, commit, files }];
      }
      return [];
    });
  }

  private filesOf(commit: Commit | undefined, named: Named): FileChange[] {
    return commit?.files.filter((file) => this.declaredBefore(file).includes(named)) ?? [];
  }

  /** Finds the commit in a merged branch that removed a name. */
  private async intoMerges(found: readonly Found[]): Promise<Found[]> {
    const commits = [...new Map(found.map(({ commit }) => [commit.oid, commit])).values()];
    const parents = await this.readParents(commits);
    const merges = commits.filter(({ oid }) => (parents.get(oid)?.length ?? 0) > 1);
    const branches = new Map<Commit, readonly Commit[]>();
    for (const merge of merges.slice(0, MOST_MERGES)) {
      const [own = '', ...others] = parents.get(merge.oid) ?? [];
      const log = await this.repository.git.text([
        ...['log', ...RAW, '--no-merges', '--topo-order', '--max-count=1000'],
        ...[...others, `^${own}`, '--'],
      ]);
      branches.set(merge, parseLog(log, this.repository.zero));
    }
    await this.readContents([...branches.values()].flat());
    return found.map((each) => {
      for (const commit of branches.get(each.commit) ?? []) {
        const files = this.filesOf(commit, each.wanted.named);
        if (files.length > 0) return { ...each, commit, files };
      }
      return each;
    });
  }

  /** Reads the parents of commits, of which only the first one is known. */
  private async readParents(
    commits: readonly Commit[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    if (commits.length === 0) return new Map();
    const input = commits.map(({ oid }) => `${oid}\n`).join('');
    const options = ['--no-walk=unsorted', '--stdin'];
    const listed = parseDates(await readDates(this.repository, options, { input }));
    return new Map(listed.map(({ oid, parents }) => [oid, parents]));
  }

  /** Keeps the removals of names that the page had just before. */
  private async keepNamed(found: readonly Found[]): Promise<Removal[]> {
    const texts = await readFilesAt(
      this.repository,
      found.flatMap(({ wanted: { page }, at }) =>
        page.paths.map((path) => this.place(at + 1, path)),
      ),
    );
    return found
      .filter(({ wanted: { page, named }, at }) =>
        page.paths.some((path) => texts.get(this.place(at + 1, path))?.includes(named.name)),
      )
      .map(({ wanted: { page, named }, commit, files }) => ({
        page: page.page,
        named,
        commit,
        files,
      }));
  }
}

/** A commit that removed the declaration of a name, and its position on the line. */
interface Found {
  readonly wanted: Wanted;
  readonly at: number;
  readonly commit: Commit;
  readonly files: readonly FileChange[];
}
