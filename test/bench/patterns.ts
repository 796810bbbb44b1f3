import micromatch from 'micromatch';
import { InputMatcher } from '../../integration/engine/src/drift/match-patterns.ts';
import type { Spec } from '../../integration/engine/src/specs/spec.ts';
import { inputs, makeSpec } from '../unit/support/spec.ts';

/** What it took to find the inputs of many specs in a large tree. */
export interface PatternTimes {
  readonly files: number;
  readonly specs: number;
  /** Of each spec. */
  readonly patterns: number;
  /** Making the matcher and matching every spec: the median of a few rounds. */
  readonly milliseconds: number;
  /** Asking micromatch for every pattern about every file; extrapolated from a few specs. */
  readonly perFileMilliseconds: number;
}

const FILES = 100_000;
const SPECS = 1_000;
const PATTERNS = 5;
const ROUNDS = 5;
const SAMPLED_SPECS = 8;

const FOLDERS = ['', '', 'api/', 'api/v1/', 'models/', '__tests__/', 'views/parts/'];
const ENDINGS = ['py', 'py', 'test.py', 'ts', 'ts', 'tsx', 'test.ts', 'md', 'proto', 'json'];

/** A hundred files in each of a thousand folders, in the order in which git lists them. */
function makePaths(): string[] {
  return Array.from({ length: FILES }, (_, index) => {
    const folder = FOLDERS[index % FOLDERS.length] ?? '';
    const ending = ENDINGS[index % ENDINGS.length] ?? '';
    return `src/mod${index % (FILES / 100)}/${folder}file${index}.${ending}`;
  }).sort();
}

/** The kinds of pattern that people write; most patterns occur in one spec only. */
function makeSpecs(paths: readonly string[]): Spec[] {
  return Array.from({ length: SPECS }, (_, index) => {
    const own = `src/mod${index}`;
    const next = `mod${(index + 1) % SPECS}`;
    const kinds = [
      `${own}/**/*.py`,
      `${own}/**`,
      `${own}/*.ts`,
      paths[(index * 97) % paths.length] ?? '',
      `src/{mod${index},${next}}/**/*.{ts,tsx}`,
      `src/${next}`,
      `${own}/*/v1/file?*.md`,
      '**/*.proto',
    ];
    const exclusions = [`!${own}/**/*.test.py`, `!${own}/__tests__`, '!**/*.test.ts'];
    const chosen = [0, 1, 2, 3].map((step) => kinds[(index + step) % kinds.length] ?? '');
    const excluded = exclusions[index % exclusions.length] ?? '';
    return makeSpec({
      inputs: inputs('tracks', ...chosen, excluded),
      targets: [`docs/d${index}.md`],
    });
  });
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Times the search for the inputs of a thousand specs in a made-up tree of 100,000 files. */
export function benchPatterns(): PatternTimes {
  const paths = makePaths();
  const specs = makeSpecs(paths);
  const rounds = Array.from({ length: ROUNDS }, () =>
    time(() => {
      const matcher = new InputMatcher(paths, ['.chant/specs', '.drift']);
      for (const spec of specs) matcher.match(spec);
    }),
  );
  const sampled = time(() => {
    for (const spec of specs.slice(0, SAMPLED_SPECS)) {
      for (const { pattern } of spec.inputs) {
        paths.filter(micromatch.matcher(pattern.replace('!', ''), { dot: true }));
      }
    }
  });
  return {
    files: FILES,
    specs: SPECS,
    patterns: PATTERNS,
    milliseconds: median(rounds),
    perFileMilliseconds: (sampled / SAMPLED_SPECS) * SPECS,
  };
}

if (import.meta.main) {
  const { files, specs, patterns, milliseconds, perFileMilliseconds } = benchPatterns();
  const times = (perFileMilliseconds / milliseconds).toFixed(0);
  process.stdout.write(
    `${files} files, ${specs} specs of ${patterns} patterns\n` +
      `  matcher       ${milliseconds.toFixed(0)} ms\n` +
      `  micromatch    the matcher is ${times} times as fast as asking per file (extrapolated)\n`,
  );
}
