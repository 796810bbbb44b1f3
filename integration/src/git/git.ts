import { spawn } from 'node:child_process';
import { simpleGit } from 'simple-git';
import { reasonOf } from '../text/reason.ts';
import { withoutAddresses } from './addresses.ts';
import { GitError, MissingGit } from './errors.ts';

/**
 * Settings that would change what git prints, neutralised for every command. Options of single
 * commands (`--no-renames`, `--no-ext-diff` …) do the rest where they are used.
 */
const NEUTRAL_CONFIG = [
  'advice.graftFileDeprecated=false',
  'core.quotepath=false',
  'core.safecrlf=false',
  'core.bigFileThreshold=512m',
  'color.ui=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.follow=false',
  'log.mailmap=false',
  'diff.relative=false',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.ignoreSubmodules=none',
  'diff.orderFile=/dev/null',
  'i18n.logOutputEncoding=UTF-8',
  'status.relativePaths=false',
  'grep.fallbackToNoIndex=false',
  // A folder that somebody committed is no repository, whose settings would name programs to run.
  'safe.bareRepository=explicit',
];

/**
 * Keeps git from fetching what a partial clone left out, one object at a time. From git 2.45 on
 * `GIT_NO_LAZY_FETCH` does it; before, a transport that is not allowed.
 */
const OFFLINE_CONFIG = [...NEUTRAL_CONFIG, 'protocol.allow=never'];

/** A fetch leaves no work for git to do in the background. */
const REMOTE_CONFIG = [...NEUTRAL_CONFIG, 'gc.auto=0', 'maintenance.auto=false'];

/** A remote that says nothing for so long, in milliseconds, will not answer. */
const PATIENCE = 60_000;

/** Variables that say how to reach or trust a repository; every other `GIT_…` is dropped. */
const KEPT_ENVIRONMENT =
  /^GIT_(?:CONFIG_|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$|(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)$)/;

/** Programs that git would start for a person; nothing here asks one anything. */
const GUARDED = new Set(['EDITOR', 'VISUAL', 'PAGER', 'PREFIX', 'SSH_ASKPASS']);

/** Variables that a fetch needs on top, to reach a remote as the user does. */
const REMOTE_ENVIRONMENT = ['GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_ASKPASS', 'SSH_ASKPASS'];

/** What a single command may be given. */
export interface GitInput {
  /** Sent to the command's standard input. */
  readonly input?: string | Buffer;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs git in one folder, the same way whatever the user's configuration says. */
export class Git {
  readonly directory: string;
  private readonly onFetch: (() => void) | undefined;

  /** @param onFetch called before the remote is asked for anything */
  constructor(directory: string, onFetch?: () => void) {
    this.directory = directory;
    this.onFetch = onFetch;
  }

  /**
   * Runs one command and returns its output as text. Only {@link Git.fetch} reaches for a remote.
   *
   * @throws {MissingGit} when there is no git on the machine
   * @throws {GitError} when git ends with an error, with what it said
   */
  async text(args: readonly string[], given: GitInput = {}): Promise<string> {
    return this.run(given, (git) => git.raw([...args]));
  }

  /**
   * Runs one command and hands on its output as it comes, for output that may be larger than what
   * fits into a string. Throws like {@link Git.text}.
   */
  async *stream(
    args: readonly string[],
    { input, env = {} }: GitInput = {},
  ): AsyncGenerator<Buffer> {
    const config = OFFLINE_CONFIG.flatMap((setting) => ['-c', setting]);
    const child = spawn('git', [...config, ...args], {
      cwd: this.directory,
      env: environment(env),
      windowsHide: true,
    });
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    const ended = new Promise<number | Error>((resolve) => {
      child.on('error', resolve).on('close', (code) => {
        resolve(code ?? 1);
      });
    });
    child.stdin.on('error', () => undefined).end(input);
    try {
      yield* child.stdout as AsyncIterable<Buffer>;
    } finally {
      if (child.exitCode === null) child.kill();
    }
    const end = await ended;
    if (end instanceof Error) throw asGitError(end);
    if (end !== 0) throw asGitError(Buffer.concat(said).toString('utf8'));
  }

  /**
   * Runs `git fetch` with the given arguments. The remote is asked as the user would ask it, but
   * nobody is asked for a password. Throws like {@link Git.text}.
   */
  async fetch(args: readonly string[], input?: string): Promise<void> {
    this.onFetch?.();
    const variables = environment({ GIT_TERMINAL_PROMPT: '0' });
    delete variables['GIT_NO_LAZY_FETCH'];
    for (const name of REMOTE_ENVIRONMENT) {
      const value = process.env[name];
      if (value !== undefined) variables[name] = value;
    }
    const git = simpleGit({
      baseDir: this.directory,
      config: REMOTE_CONFIG,
      allowEnvironment: Object.keys(variables),
      timeout: { block: PATIENCE },
      unsafe: {
        allowUnsafeConfigPaths: true,
        allowUnsafeConfigEnvCount: true,
        allowUnsafeSshCommand: true,
        allowUnsafeAskPass: true,
      },
      ...(input === undefined ? {} : { input: () => input }),
    }).env(variables);
    try {
      await git.raw(['fetch', ...args]);
    } catch (error) {
      throw asGitError(error);
    }
  }

  private async run<T>(
    { input, env = {} }: GitInput,
    command: (git: ReturnType<typeof simpleGit>) => Promise<T>,
  ): Promise<T> {
    const variables = environment(env);
    const git = simpleGit({
      baseDir: this.directory,
      config: OFFLINE_CONFIG,
      allowEnvironment: Object.keys(variables),
      unsafe: {
        allowUnsafeConfigPaths: true,
        allowUnsafeConfigEnvCount: true,
        allowUnsafeProtocolOverride: true,
      },
      ...(input === undefined ? {} : { input: () => input }),
    }).env(variables);
    try {
      return await command(git);
    } catch (error) {
      throw asGitError(error);
    }
  }
}

function asGitError(error: unknown): GitError {
  const message = reasonOf(error);
  if (message.includes('ENOENT') && message.includes('spawn')) return new MissingGit();
  return new GitError(withoutAddresses(message.trim()));
}

function environment(added: Readonly<Record<string, string>>): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || GUARDED.has(name)) continue;
    if (!name.startsWith('GIT_') || KEPT_ENVIRONMENT.test(name)) variables[name] = value;
  }
  return {
    ...variables,
    ...added,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
  };
}
