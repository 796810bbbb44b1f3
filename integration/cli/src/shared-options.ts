import { Ref } from '@astro-drift/engine/internal/git/ref';
import { readTime } from '@astro-drift/engine/internal/specs/fields';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { suggestion } from './suggestion.ts';

/** The options of every command that analyses a repository. */
export interface SharedOptions {
  /** A folder of the repository. */
  readonly root: string;
  /** A configuration file. `false` means none, `undefined` the one that is found. */
  readonly config?: string | false;
  /** Whether a shallow or partial clone may be completed from its remote. */
  readonly fetch: boolean;
  /** Whether to use and keep what earlier runs found out. */
  readonly cache: boolean;
  /** The time at which schedules and acceptances are judged; the current time by default. */
  readonly now?: Date;
  /** Analyses HEAD instead of the working tree. */
  readonly committed?: true;
  /** Analyses the index instead of the working tree. */
  readonly staged?: true;
  /** The name of a commit to analyse instead. */
  readonly at?: string;
  readonly verbose?: true;
  readonly quiet?: true;
}

export function withSharedOptions(command: Command): Command {
  return command
    .option('--root <folder>', 'any folder of the repository', '.')
    .option('--config <file>', 'configuration to use instead of the one that is found')
    .option('--no-config', 'use no configuration')
    .option('--no-fetch', 'do not complete a shallow or partial clone from its remote')
    .option('--no-cache', 'use nothing that earlier runs remember, and remember nothing')
    .option('--now <time>', 'judge schedules and acceptances as of this day or time', readNow)
    .option('-q, --quiet', 'print only problems')
    .option('--verbose', 'print the configuration in use, and stack traces of errors');
}

export function withCommitted(command: Command): Command {
  return command
    .option('--committed', 'use the newest commit instead of the working tree')
    .addOption(
      new Option(
        '--staged',
        'use the index instead of the working tree: what `git commit` would record',
      ).conflicts(['committed', 'at']),
    );
}

export function withAt(command: Command): Command {
  return command.option(
    '--at <commit>',
    'use this commit instead of the working tree, and its date instead of the current time',
    readRef,
  );
}

/** Collects the values of an option that may be given more than once. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** An option that takes one of some words. A similar word gets a suggestion. */
export function choice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words).argParser((value) => {
    if (words.includes(value)) return value;
    throw new InvalidArgumentError(suggestion(value, words));
  });
}

/** Reads a whole number from 0 on. */
export function readCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(value);
}

/** Reads a day, or a time in RFC 3339. */
export function readNow(value: string): Date {
  const time = readTime(value);
  if (time === null) {
    throw new InvalidArgumentError('It has to be a day such as 2026-03-01, or a time in RFC 3339.');
  }
  return new Date(time * 1000);
}

/** Reads a day or a time as {@link readNow} does, and returns it as it is written. */
export function readUntil(value: string): string {
  readNow(value);
  return value;
}

/** Reads the name of a commit. There may be no such commit. */
export function readRef(value: string): string {
  const read = Ref.safeParse(value);
  if (read.success) return read.data;
  throw new InvalidArgumentError('It has to be a branch, a tag, or a commit such as HEAD~3.');
}
