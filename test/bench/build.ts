import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DOCUMENTS, type Situation } from './documentation.ts';
import { type DocumentationSite, makeSite, type Shell } from './documentation-site.ts';
import { type Cost, measure, median, medianCost, startServer } from './measured.ts';
import { countPages, loadOf, type PageLoad } from './page-load.ts';

/*
 * What the integration adds to the building of a site of 1,000 documents with ten citations each,
 * and to the start of its server. Every round builds every site once, so that what else the machine
 * does falls on all of them.
 *
 * node test/bench/build.ts [--shell plain|starlight] [--specs chant|pages] [--state fresh|drifted]
 *   [--rounds 3]
 */

const ASTRO = fileURLToPath(new URL('../../node_modules/astro/bin/astro.mjs', import.meta.url));

/** The engine alone, as the integration runs it. */
const ENGINE = `const { analyze } = await import('astro-drift/engine');
await analyze({ root: process.cwd(), cacheDir: 'node_modules/.engine' });`;

const FORGE = "{ sourcePages: { link: 'forge' } }";
const LOCAL = '{}';

type Kind = 'cold' | 'warm' | 'engineCold' | 'engineWarm';

/** One of the sites that are compared, and what its builds took. */
interface Variant extends DocumentationSite {
  readonly name: string;
  readonly costs: Readonly<Record<Kind, Cost[]>>;
  /** Until the server is ready, and until it has answered, in milliseconds. */
  readonly starts: { ready: number; answered: number }[];
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function makeVariant(name: string, made: DocumentationSite): Variant {
  const costs = { cold: [], warm: [], engineCold: [], engineWarm: [] };
  return { name, ...made, costs, starts: [] };
}

function forget({ site }: Variant, ...folders: string[]): void {
  for (const folder of folders) rmSync(join(site.root, folder), { recursive: true, force: true });
}

async function runRound(variant: Variant): Promise<void> {
  const { site, costs } = variant;
  forget(variant, 'dist', 'node_modules/.astro', 'node_modules/.vite', '.astro');
  costs.cold.push(await measure(site.root, [ASTRO, 'build']));
  forget(variant, 'dist');
  costs.warm.push(await measure(site.root, [ASTRO, 'build']));
  if (variant.name !== WITHOUT) {
    forget(variant, 'node_modules/.engine');
    const engine = ['--input-type=module', '--eval', ENGINE];
    costs.engineCold.push(await measure(site.root, engine));
    costs.engineWarm.push(await measure(site.root, engine));
  }
  variant.starts.push(await startServer(site, '/part1/document1/'));
}

/** What a round has just measured, for those who wait or do not wait to the end. */
function lastOf({ costs, starts }: Variant): string {
  const last = Object.entries(costs).map(([kind, all]) => [kind, all.at(-1)]);
  return JSON.stringify({ ...Object.fromEntries(last), start: starts.at(-1) });
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1).padStart(6);

function tellBuild(variant: Variant, base: Variant, cache: 'cold' | 'warm'): void {
  const own = medianCost(variant.costs[cache]);
  const plain = medianCost(base.costs[cache]);
  const engine = medianCost(variant.costs[cache === 'cold' ? 'engineCold' : 'engineWarm']);
  const share = (key: keyof Cost): string =>
    `${(((own[key] - engine[key]) / plain[key] - 1) * 100).toFixed(1).padStart(5)} %`;
  const pages = countPages(join(variant.site.root, 'dist'));
  say(
    `  ${variant.name.padEnd(24)} ${cache}  ${seconds(own.wall)} s wall ${seconds(own.cpu)} s CPU` +
      (variant === base
        ? `  ${pages} pages`
        : `  of it engine ${seconds(engine.wall)} s ${seconds(engine.cpu)} s` +
          `  the rest ${share('wall')} wall ${share('cpu')} CPU  ${pages} pages`),
  );
}

function tellStart(variant: Variant, base: Variant): void {
  const middle = ({ starts }: Variant, key: 'ready' | 'answered'): number =>
    median(starts.map((start) => start[key]));
  const later = (key: 'ready' | 'answered'): string =>
    `${(middle(variant, key) - middle(base, key)).toFixed(0)} ms`;
  say(
    `  ${variant.name.padEnd(24)} ready after ${middle(variant, 'ready').toFixed(0)} ms (${later('ready')} later)` +
      `, a page after ${middle(variant, 'answered').toFixed(0)} ms (${later('answered')} later)`,
  );
}

function tellLoad({ name, site }: Variant, base: PageLoad): void {
  const load = loadOf(join(site.root, 'dist'), 'part1/document1/index.html');
  say(
    `  ${name.padEnd(24)} loads ${load.css - base.css} bytes of CSS and ${load.js - base.js} bytes of JavaScript more`,
  );
}

const WITHOUT = 'without';

async function bench(shell: Shell, situations: readonly Situation[], rounds: number) {
  const [first] = situations;
  if (first === undefined) return;
  const base = makeVariant(WITHOUT, makeSite(shell, first, null));
  const others = situations.flatMap((situation) =>
    [
      ['forge', FORGE],
      ['source pages', LOCAL],
    ].map(([name = '', options = '']) =>
      makeVariant(
        `${situation.specs} ${situation.state}, ${name}`,
        makeSite(shell, situation, options),
      ),
    ),
  );
  const variants = [base, ...others];
  for (let round = 0; round < rounds; round++) {
    for (const variant of variants) {
      await runRound(variant);
      process.stderr.write(`${shell}, round ${round + 1}: ${variant.name} ${lastOf(variant)}\n`);
    }
  }
  say(`${shell}, ${DOCUMENTS} documents: medians of ${rounds}`);
  for (const cache of ['cold', 'warm'] as const) {
    for (const variant of variants) tellBuild(variant, base, cache);
  }
  for (const variant of variants) tellStart(variant, base);
  const load = loadOf(join(base.site.root, 'dist'), 'part1/document1/index.html');
  for (const variant of others) tellLoad(variant, load);
  for (const { repository } of variants) repository[Symbol.dispose]();
}

const { values } = parseArgs({
  options: {
    shell: { type: 'string', multiple: true, default: ['plain', 'starlight'] },
    specs: { type: 'string', multiple: true, default: ['chant', 'pages'] },
    state: { type: 'string', multiple: true, default: ['fresh', 'drifted'] },
    rounds: { type: 'string', default: '3' },
  },
});
const situations = values.specs.flatMap((specs) =>
  values.state.map((state) => ({ specs, state }) as Situation),
);
for (const shell of values.shell) await bench(shell as Shell, situations, Number(values.rounds));
