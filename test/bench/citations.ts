import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze, type Report } from 'astro-drift/engine';
import { GitShim } from '../support/git-shim.ts';
import { seeded } from '../support/random.ts';

/** What it took to follow many citations through changed files. */
export interface CitationTimes {
  readonly citations: number;
  readonly files: number;
  /** The whole run, and the same repository whose documents cite nothing: medians of a few rounds. */
  readonly milliseconds: number;
  readonly withoutMilliseconds: number;
  /** Citations whose text is not what their state says. */
  readonly wrong: number;
  readonly states: Readonly<Record<string, number>>;
  /** git processes of a run with citations, and of one without. */
  readonly processes: readonly [number, number];
}

const FILES = 2_000;
const LINES = 120;
const DOCUMENTS = 100;
const CITATIONS = 100;
const ROUNDS = 5;

type Lines = readonly string[];

interface Code {
  readonly before: ReadonlyMap<string, Lines>;
  readonly after: ReadonlyMap<string, Lines>;
}

/** Files in which no two lines are alike; each is edited in a few places, some blocks are moved. */
function makeCode(): Code {
  const random = seeded(7);
  let count = 0;
  const newLine = (): string => `statement number ${++count} of the program`;
  const newLines = (size: number): string[] => Array.from({ length: size }, newLine);
  const before = new Map<string, Lines>();
  const after = new Map<string, Lines>();
  for (let index = 0; index < FILES; index++) {
    const file = `lib/m${index % 40}/f${index}.txt`;
    const lines = newLines(LINES);
    before.set(file, lines);
    const edited = [...lines];
    for (let edit = 0; edit < 4; edit++) {
      const at = random(edited.length);
      const size = 1 + random(8);
      if (edit === 0) edited.splice(at, 0, ...newLines(size));
      else if (edit === 1) edited.splice(at, size, ...newLines(size));
      else if (edit === 2) edited.splice(at, size);
      else if (index % 4 === 0) edited.splice(random(edited.length), 0, ...edited.splice(at, 12));
    }
    after.set(file, edited);
  }
  return { before, after };
}

function makeRepository({ before, after }: Code, citations: number): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'drift-bench-')));
  const git = (args: string[], input?: string): void => {
    const { status, stderr } = spawnSync('git', args, { cwd: root, input, maxBuffer: 1e9 });
    if (status !== 0) throw new Error(stderr.toString());
  };
  const random = seeded(11);
  const paths = [...before.keys()];
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const file = (path: string, text: string): string => `M 100644 inline ${path}\n${data(text)}`;
  const code = (files: ReadonlyMap<string, Lines>): string =>
    [...files].map(([path, lines]) => file(path, `${lines.join('\n')}\n`)).join('');
  const documents = Array.from({ length: DOCUMENTS }, (_, number) => {
    const cited = Array.from({ length: citations }, () => {
      const start = 1 + random(LINES - 10);
      return `- \`${paths[random(paths.length)] ?? ''}:${start}-${start + random(10)}\`\n`;
    });
    const spec = `---\nstatus: completed\ncompleted_at: 2026-01-10T12:00:00Z\ntracks: [src/**]\ntarget_files: [docs/d${number}.md]\n---\n\n# Spec ${number}\n`;
    return (
      file(`.chant/specs/2026-01-10-${String(number).padStart(3, '0')}-x.md`, spec) +
      file(`docs/d${number}.md`, `# Document ${number}\n\n${cited.join('')}`)
    );
  });
  const commit = (time: string, body: string): string => {
    const who = `Dev <dev@example.com> ${Date.parse(time) / 1000} +0000`;
    return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data('Step')}${body}`;
  };
  git(['init', '--quiet', '--initial-branch=main']);
  git(
    ['fast-import', '--quiet'],
    commit('2026-01-01T00:00:00Z', file('src/a.py', 'a = 1\n') + code(before)) +
      commit('2026-01-10T12:05:00Z', documents.join('')) +
      commit('2026-01-20T00:00:00Z', code(after)),
  );
  git(['reset', '--quiet', '--hard']);
  return root;
}

/** Compares what the report says with the lines themselves. */
function countWrong({ specs }: Report, { before, after }: Code): number {
  const citations = specs.flatMap(({ documents }) => documents.flatMap((own) => own.citations));
  return citations.filter(({ path, startLine, endLine, state, current }) => {
    const cited = (before.get(path) ?? []).slice((startLine ?? 0) - 1, endLine ?? 0);
    const now = after.get(path) ?? [];
    const at = now.indexOf(cited[0] ?? '') + 1;
    const isWhole = at > 0 && cited.every((line, index) => now[at - 1 + index] === line);
    if (state === 'ok') return !isWhole || at !== startLine;
    if (state === 'moved') return !isWhole || current?.startLine !== at || at === startLine;
    return isWhole && cited.length >= 3;
  }).length;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0;
}

async function countProcesses(root: string): Promise<number> {
  using shim = new GitShim();
  await analyze({ root });
  return shim.calls.length;
}

/** Measures how long it takes to follow ten thousand citations through two thousand changed files. */
export async function benchCitations(): Promise<CitationTimes> {
  const code = makeCode();
  const root = makeRepository(code, CITATIONS);
  const plain = makeRepository(code, 0);
  const report = await analyze({ root });
  const milliseconds = await medianOf(() => analyze({ root }));
  const withoutMilliseconds = await medianOf(() => analyze({ root: plain }));
  const states: Record<string, number> = {};
  for (const { documents } of report.specs) {
    for (const { citations } of documents) {
      for (const { state } of citations) states[state] = (states[state] ?? 0) + 1;
    }
  }
  const processes = [await countProcesses(root), await countProcesses(plain)] as const;
  rmSync(root, { recursive: true, force: true });
  rmSync(plain, { recursive: true, force: true });
  return {
    citations: DOCUMENTS * CITATIONS,
    files: FILES,
    milliseconds,
    withoutMilliseconds,
    wrong: countWrong(report, code),
    states,
    processes,
  };
}
