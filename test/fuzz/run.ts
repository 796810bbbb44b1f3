import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '../support/random.ts';
import { makeText, shrink, type Target } from './target.ts';
import { TARGETS } from './targets.ts';

const FOLDER = join(import.meta.dirname, '../../.tmp/fuzz');

/** Every so many texts, one is read several times as long and twice as long as that. */
const TIMED = 10;
const TIMED_LENGTH = 30_000;
/** In milliseconds; less cannot be compared. */
const SLOW = 300;
/** Twice the text may take so many times as long. */
const MOST = 3.5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});

const targets = TARGETS.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);
const inputs = Math.ceil(Number(values.inputs) / targets.length);
const first = Number(values.seed);
mkdirSync(FOLDER, { recursive: true });
let failures = 0;
for (const target of targets) {
  for (let seed = first; seed < first + inputs; seed++) {
    const count = seed - first + 1;
    fuzz(target, seed);
    if (count % 500 === 0) print(`${target.name}: ${count} of ${inputs}, seed ${seed}`);
  }
}
print(failures === 0 ? 'Nothing was found.' : `${failures} texts failed, see ${FOLDER}.`);
process.exitCode = failures === 0 ? 0 : 1;

function fuzz(target: Target, seed: number): void {
  const text = makeText(target, seeded(seed));
  // It is what is left where a text ends the process.
  const current = join(FOLDER, `${target.name}.current.txt`);
  writeFileSync(current, text);
  const message = failureOf(target, text);
  if (message !== null) {
    const least = shrink(text, (shorter) => failureOf(target, shorter) !== null);
    report(target, seed, failureOf(target, least) ?? message, least);
  } else if (target.isTimed !== false && seed % TIMED === 0 && text !== '') {
    const long = text.repeat(Math.ceil(TIMED_LENGTH / text.length));
    if (isOutOfProportion(target, long)) {
      report(target, seed, `twice as much of it takes more than ${MOST} times as long`, text);
    }
  }
  rmSync(current);
}

function failureOf(target: Target, text: string): string | null {
  try {
    target.check(text);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** The best of several tries, as anything else of the machine may slow down one of them. */
function isOutOfProportion(target: Target, text: string): boolean {
  for (let tries = 0; tries < 3; tries++) {
    const [once, twice] = [timeOf(target, text), timeOf(target, text + text)];
    if (twice < SLOW || twice < once * MOST) return false;
  }
  return true;
}

function timeOf(target: Target, text: string): number {
  const before = process.cpuUsage();
  failureOf(target, text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function report(target: Target, seed: number, message: string, text: string): void {
  failures++;
  const file = join(FOLDER, `${target.name}-${seed}.txt`);
  writeFileSync(file, text);
  print(`${target.name}, seed ${seed}: ${message}\n  The text is in ${file}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
