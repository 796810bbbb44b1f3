import { dirname } from 'node:path';
import { measureCommand } from './measured.ts';
import { matcherOf, pathspecsOf, type ReviewedPage } from './tracked-pages.ts';

/**
 * With more paths than this, git is asked for their folders: it compares every file with every path,
 * and 300 paths make a walk four times as long.
 */
const MAX_PATHS = 50;

const NO_PROGRAMS = ['--no-ext-diff', '--no-textconv'];
const RAW = ['--raw', '--no-renames', '--no-abbrev', ...NO_PROGRAMS];

/** What plain git found out, and the CPU time that it took for each question, in milliseconds. */
export interface Floor {
  /** How many pairs of contents differ, each counted once. */
  readonly pairs: number;
  /** How many commits, without merges, touched a file that differs for a page since its baseline. */
  readonly commits: number;
  readonly authors: number;
  /** How many commits were read to see how pages were edited. */
  readonly edits: number;
  /** For how many pages the commit was found that added them. */
  readonly added: number;
  /** How many lines differ. */
  readonly lines: number;
  readonly processes: number;
  readonly cpu: Readonly<Record<Question, number>>;
}

export const QUESTIONS = {
  differs: 'what differs between baseline and HEAD',
  history: 'which commits and authors touched it',
  citations: 'when citations came in since then',
  pages: 'when pages came in',
  diffs: 'diffs of what differs',
} as const;

type Question = keyof typeof QUESTIONS;

/** Commits in the past of each baseline, with the baseline itself. */
type Pasts = ReadonlyMap<string, ReadonlySet<string>>;

/** A file that differs from a page's baseline. */
interface Difference {
  readonly page: ReviewedPage;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Answers the questions of the engine with as few processes of git as possible. */
export class FloorAnswers {
  private readonly root: string;
  private readonly pages: readonly ReviewedPage[];
  private readonly baselines: readonly string[];
  private readonly cpu: Record<Question, number> = {
    differs: 0,
    history: 0,
    citations: 0,
    pages: 0,
    diffs: 0,
  };
  private processes = 0;
  /** The baseline that was committed first. */
  private oldest = '';

  /** @param pages `reviewed` is a whole commit id */
  constructor(root: string, pages: readonly ReviewedPage[]) {
    this.root = root;
    this.pages = pages;
    this.baselines = [...new Set(pages.map(({ reviewed }) => reviewed))];
  }

  async find(): Promise<Floor> {
    const differences = await this.findDifferences();
    const { base, pasts } = await this.findBase();
    const touched = await this.findCommits(differences, pasts, base);
    const edits = await this.readEdits(base);
    const added = await this.datePages();
    const pairs = new Set(differences.map(({ before, after }) => `${before} ${after}`));
    const lines = await this.diff([...pairs]);
    return {
      pairs: pairs.size,
      commits: touched.size,
      authors: new Set(touched.values()).size,
      edits,
      added,
      lines,
      processes: this.processes,
      cpu: this.cpu,
    };
  }

  private async git(
    question: Question,
    args: readonly string[],
    lines: readonly string[] = [],
    isEnough?: (part: string) => boolean,
  ): Promise<string> {
    const input = lines.map((line) => `${line}\n`).join('');
    // `merge-base` says with 1 that there is none.
    const exitCodes = args[0] === 'merge-base' ? [0, 1] : [0];
    const running = { input, exitCodes, ...(isEnough && { isEnough }) };
    const command = ['git', '-c', 'core.quotePath=off', ...args];
    const { cpu, output } = await measureCommand(this.root, command, running);
    this.cpu[question] += cpu;
    this.processes++;
    return output;
  }

  /** Compares each baseline with HEAD, in all tracked files, and keeps what each page tracks. */
  private async findDifferences(): Promise<Difference[]> {
    const commits = ['HEAD', ...this.baselines];
    const format = ['--no-walk=unsorted', '--format=%T %H %ct'];
    const listed = await this.git('differs', ['log', ...format, '--stdin'], commits);
    const [head = '', ...rest] = listed
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
    const byTime = rest.toSorted(([, , one], [, , other]) => Number(one) - Number(other));
    this.oldest = byTime[0]?.[1] ?? '';
    const trees = new Map(rest.map(([tree = '', commit = '']) => [commit, tree]));
    const stdin = [...new Set(trees.values())].map((tree) => `${tree} ${head[0] ?? ''}`);
    const args = ['diff-tree', '--stdin', '-r', '-z', ...RAW, '--', ...pathspecsOf(this.pages)];
    const output = await this.git('differs', args, stdin);
    const byTree = readDifferences(output);
    return this.pages.flatMap((page) => {
      const isTracked = matcherOf(page);
      const files = byTree.get(trees.get(page.reviewed) ?? '') ?? [];
      return files.filter(({ path }) => isTracked(path)).map((file) => ({ ...file, page }));
    });
  }

  /** Finds a commit that all baselines contain, and what came after it in the past of each one. */
  private async findBase(): Promise<{ base: string; pasts: Pasts }> {
    // What comes after the only baseline is in the past of none.
    if (this.baselines.length < 2) return { base: this.oldest, pasts: new Map() };
    const pasts = await this.readPasts(this.oldest);
    const contains = (commit: string, other: string): boolean =>
      commit !== other && pasts.get(commit)?.has(other) === true;
    const apart = this.baselines
      .filter((commit) => commit !== this.oldest && !contains(commit, this.oldest))
      .filter((commit, _, all) => !all.some((other) => contains(commit, other)));
    if (apart.length === 0) return { base: this.oldest, pasts };
    const args = ['merge-base', '--octopus', this.oldest, ...apart];
    const base = (await this.git('history', args)).trim();
    return { base, pasts: await this.readPasts(base) };
  }

  /** Returns the authors of the commits. The history is walked once, for all pages. */
  private async findCommits(
    differences: readonly Difference[],
    pasts: Pasts,
    base: string,
  ): Promise<Map<string, string>> {
    const touched = new Map<string, string>();
    if (differences.length === 0) return touched;
    const paths = [...new Set(differences.map(({ path }) => path))].sort();
    const args = ['--literal-pathspecs', 'log', '-z', ...RAW, '--format=%x01%H %an <%ae>'];
    const output = await this.git(
      'history',
      [...args, '--stdin'],
      [...since(base), '--', ...limitsOf(paths)],
    );
    const pagesOf = Map.groupBy(differences, ({ path }) => path);
    for (const entry of output.split('\x01').slice(1)) {
      const [header = '', ...fields] = entry.split('\0');
      const commit = header.slice(0, header.indexOf(' '));
      const isSince = ({ page }: Difference): boolean =>
        pasts.get(page.reviewed)?.has(commit) !== true;
      if (fields.some((path) => pagesOf.get(path)?.some(isSince) === true)) {
        touched.set(commit, header.slice(commit.length + 1));
      }
    }
    return touched;
  }

  /** Returns the past of each baseline, back to a commit. */
  private async readPasts(base: string): Promise<Pasts> {
    const listed = await this.git('history', ['rev-list', '--parents', ...since(base)]);
    const parents = new Map(
      listed.split('\n').map((line): [string, string[]] => {
        const [commit = '', ...others] = line.split(' ');
        return [commit, others];
      }),
    );
    return new Map(this.baselines.map((commit) => [commit, pastOf(commit, parents)]));
  }

  /** Reads how the pages were edited since. A citation that is older counts from the baseline. */
  private async readEdits(base: string): Promise<number> {
    const paths = this.pages.map(({ page }) => page);
    const options = ['-p', '-U0', '--no-renames', ...NO_PROGRAMS, '--format=%x01%H %at %an'];
    const args = ['--literal-pathspecs', 'log', ...options, '--stdin'];
    const output = await this.git('citations', args, [...since(base), '--', ...limitsOf(paths)]);
    return output.split('\x01').length - 1;
  }

  /** Finds the commits that added the pages, newest first, until all are found. */
  private async datePages(): Promise<number> {
    const paths = this.pages.map(({ page }) => page);
    const missing = new Set(paths);
    const lines = new Lines((line) => {
      missing.delete(line.split('\t')[1] ?? '');
      return missing.size === 0;
    });
    const options = [...RAW, '--diff-filter=A', '--format=%H %at %an', '--stdin'];
    const args = ['--literal-pathspecs', 'log', ...options];
    await this.git('pages', args, ['HEAD', '--', ...limitsOf(paths)], (part) => lines.add(part));
    return paths.length - missing.size;
  }

  /** Compares pairs of contents as the files of two trees. Returns how many lines differ. */
  private async diff(pairs: readonly string[]): Promise<number> {
    if (pairs.length === 0) return 0;
    const trees: string[] = [];
    for (const side of [0, 1]) {
      const entries = pairs
        .map((pair, index) => [pair.split(' ')[side] ?? '', index] as const)
        .filter(([oid]) => !/^0+$/.test(oid))
        .map(([oid, index]) => `100644 blob ${oid}\t${index}`);
      trees.push((await this.git('diffs', ['mktree'], entries)).trim());
    }
    const args = ['diff-tree', '-r', '-p', '-U0', '--no-renames', ...NO_PROGRAMS, ...trees];
    const output = await this.git('diffs', args);
    return output.split('\n').filter((line) => /^(?:\+(?!\+\+ )|-(?!-- ))/.test(line)).length;
  }
}

/** Returns few paths that hold all the given ones. No path means the whole tree. */
function limitsOf(paths: readonly string[]): readonly string[] {
  if (paths.length <= MAX_PATHS) return paths;
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  return folders.length > MAX_PATHS || folders.includes('.') ? [] : folders;
}

/** Returns the revisions since a commit; all where there is no such commit. */
function since(base: string): string[] {
  return base === '' ? ['HEAD'] : ['HEAD', `^${base}`];
}

/** Reads the output of `diff-tree --stdin -z`: the files that differ, by the id of the older tree. */
function readDifferences(output: string): Map<string, Omit<Difference, 'page'>[]> {
  const byTree = new Map<string, Omit<Difference, 'page'>[]>();
  let files: Omit<Difference, 'page'>[] = [];
  const fields = output.split('\0');
  for (let index = 0; index < fields.length; index += 2) {
    // The line with the ids of the two trees comes before the files of the pair.
    const lines = (fields[index] ?? '').split('\n');
    for (const trees of lines.slice(0, -1)) {
      files = [];
      byTree.set(trees.split(' ', 1)[0] ?? '', files);
    }
    const [, type, before = '', after = ''] = (lines.at(-1) ?? '').split(' ');
    // The commit of a submodule is no content.
    if (type === undefined || type === '160000' || lines.at(-1)?.startsWith(':160000') === true)
      continue;
    files.push({ path: fields[index + 1] ?? '', before, after });
  }
  return byTree;
}

/** Returns a commit and everything in its past, as far as parents are known. */
function pastOf(commit: string, parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const past = new Set<string>();
  const pending = [commit];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (past.has(next)) continue;
    past.add(next);
    pending.push(...(parents.get(next) ?? []));
  }
  return past;
}

/** Cuts output that comes in parts into lines, and tells after which part it is enough. */
class Lines {
  private readonly isEnough: (line: string) => boolean;
  private rest = '';

  constructor(isEnough: (line: string) => boolean) {
    this.isEnough = isEnough;
  }

  add(part: string): boolean {
    const lines = (this.rest + part).split('\n');
    this.rest = lines.pop() ?? '';
    // Each line is looked at.
    return lines.map(this.isEnough).includes(true);
  }
}
