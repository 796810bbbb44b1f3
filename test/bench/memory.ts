/**
 * Measures how much memory `astro-drift check` takes with many specs.
 *
 *     npm run bench:memory
 *     npm run bench:memory -- specs
 *     npm run bench:memory -- pages
 *
 * It adds up the resident memory of the command and of the process that parses, about ten times a
 * second, and prints the peak. The processes of git are counted apart, because most of their memory
 * is the repository itself, which the operating system can drop at any time.
 */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeHistory } from './history.ts';
import { measureMemory } from './measured-memory.ts';
import { makePageHistory } from './page-history.ts';

const COMMAND = resolve(import.meta.dirname, '../../integration/cli/dist/bin.js');

const SITUATIONS = {
  specs: {
    title: '1,009 chant specs, 20,000 files, 5,000 commits',
    make: () => makeHistory({ files: 20_000, commits: 5_045, specs: 1_009, inputs: 150 }),
  },
  pages: {
    title: '5,000 pages that are specs, 2,000 files, 600 commits',
    make: () =>
      makePageHistory({
        pages: 5_000,
        files: 2_000,
        commits: 600,
        references: 5,
        sources: 20,
        editedPages: 25,
      }),
  },
} as const;

const [wanted] = process.argv.slice(2);
for (const [name, { title, make }] of Object.entries(SITUATIONS)) {
  if (wanted !== undefined && wanted !== name) continue;
  const root = make();
  const args = [COMMAND, 'check', '--no-config', '--no-fetch', '--quiet'];
  const { own, main, parser, git, seconds, code, errors } = await measureMemory(root, args);
  process.stdout.write(
    `${title}\n` +
      `  astro-drift  ${own.toFixed(0)} MB at most\n` +
      `    main       ${main.toFixed(0)} MB at most\n` +
      `    parser     ${parser.toFixed(0)} MB at most\n` +
      `  git          ${git.toFixed(0)} MB at most\n` +
      `  time         ${seconds.toFixed(1)} s\n` +
      `  exit code    ${code}\n${errors}`,
  );
  rmSync(root, { recursive: true, force: true });
}
