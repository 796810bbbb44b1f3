import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { main } from '../../integration/cli/src/main.ts';
import { shellWord } from '../../integration/engine/src/text/shell-word.ts';
import type { TestRepository } from './repository.ts';
import { cleanEnvironment } from './site.ts';

/** The command line as it is published; the package has to be built. */
export const BIN = join(import.meta.dirname, '../../integration/cli/dist/bin.js');

/** How a run of the command line ended, and what it printed. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Where and how the command line runs. */
export interface RunOptions {
  /** A folder of the repository; its root unless given. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command of `astro-drift` in a repository, with what it prints as in a pipe. This process
 * does it, which spares the start of another; {@link driftProgram} runs what is published.
 */
export async function drift(
  repository: TestRepository,
  args: readonly string[],
  { folder = '.', env = {} }: RunOptions = {},
): Promise<Ran> {
  const [before, environment] = [process.cwd(), process.env];
  let out = '';
  let err = '';
  process.chdir(repository.path(folder));
  process.env = environmentOf(repository, env);
  try {
    const code = await main(args, {
      colour: false,
      width: null,
      isInteractive: false,
      print: (text) => {
        out += text === '' || text.endsWith('\n') ? text : `${text}\n`;
      },
      write: (text) => {
        out += text;
        return Promise.resolve();
      },
      note: (text) => {
        err += `${text}\n`;
      },
      style: (_, text) => text,
    });
    return { code, out, err };
  } finally {
    process.chdir(before);
    process.env = environment;
  }
}

/** Runs `astro-drift` as it is published in a process of its own, as a pipe or a CI job does. */
export async function driftProgram(
  repository: TestRepository,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  return run(repository, process.execPath, [BIN, ...args], options);
}

/** Runs `astro-drift` with options of Node's own. */
export async function driftWith(
  options: readonly string[],
  repository: TestRepository,
  args: readonly string[],
): Promise<Ran> {
  return run(repository, process.execPath, [...options, BIN, ...args], {});
}

/** Runs `astro-drift` as somebody whom the modes of files bind; they do not bind root. */
export async function driftAsUser(
  repository: TestRepository,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  if (process.getuid?.() !== 0) return drift(repository, args, options);
  const rights = '-dac_override,-dac_read_search';
  const dropped = [`--bounding-set=${rights}`, `--inh-caps=${rights}`];
  return run(repository, 'setpriv', [...dropped, process.execPath, BIN, ...args], options);
}

/** Runs `astro-drift` on a terminal of 80 columns, with nobody at the keyboard. */
export async function driftOnTerminal(
  repository: TestRepository,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const env = { TERM: 'xterm-256color', NO_COLOR: '', ...options.env };
  return run(repository, 'script', onScreen(args, 80, 24), { ...options, env });
}

/** `astro-drift` as a shell is told to run it. */
export function commandOf(args: readonly string[]): string {
  return [process.execPath, BIN, ...args].map(shellWord).join(' ');
}

/** What `script` takes to run `astro-drift` on a terminal of so many columns and rows. */
export function onScreen(args: readonly string[], columns: number, rows: number): string[] {
  const screen = `stty cols ${columns} rows ${rows}; ${commandOf(args)}`;
  return ['--quiet', '--return', '--command', screen, '/dev/null'];
}

/** Nothing of the machine's configuration, and no service around it but one that is given. */
function environmentOf(
  repository: TestRepository,
  given: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  return {
    ...cleanEnvironment({}),
    GITHUB_ACTIONS: '',
    HOME: repository.root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    ...given,
  };
}

async function run(
  repository: TestRepository,
  program: string,
  args: readonly string[],
  { folder = '.', env = {} }: RunOptions,
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      args,
      {
        cwd: repository.path(folder),
        maxBuffer: 1e8,
        env: environmentOf(repository, env),
      },
      (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, out, err });
      },
    );
    child.stdin?.end();
  });
}
