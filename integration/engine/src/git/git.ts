import { reasonOf } from '../text/reason.ts';
import { failureOf } from './ending.ts';
import { describeFetch } from './fetch-problem.ts';
import { GitError, MissingGit } from './errors.ts';
import { type Ended, runGit } from './process.ts';

/**
 * Settings for every command. They replace settings of the user that would change git's output.
 * Options of single commands (`--no-renames`, `--no-ext-diff` …) do the rest.
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
];

/**
 * Settings that keep git from fetching the missing objects of a partial clone one by one. git 2.45
 * and newer obey `GIT_NO_LAZY_FETCH`. Older versions cannot fetch because no transport is allowed.
 */
const OFFLINE_CONFIG = [...NEUTRAL_CONFIG, 'protocol.allow=never'];

/** Settings for a fetch. It starts no maintenance in the background. */
const REMOTE_CONFIG = [...NEUTRAL_CONFIG, 'gc.auto=0', 'maintenance.auto=false'];

/** A fetch that prints nothing for this many milliseconds is stopped. */
const REMOTE_PATIENCE = 60_000;

const SILENT = `the remote said nothing for ${REMOTE_PATIENCE / 1000} seconds`;

/**
 * Any other command that prints nothing for this many milliseconds is stopped. Such commands can
 * take long before they print anything.
 */
const LOCAL_PATIENCE = 600_000;

/**
 * Variables that say how to find or trust a repository. All other `GIT_…` variables are removed.
 */
const KEPT_ENVIRONMENT =
  /^GIT_(?:CONFIG_|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$|(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)$)/;

/** Variables that name programs which talk to a person. They are removed. */
const GUARDED = new Set(['EDITOR', 'VISUAL', 'PAGER', 'PREFIX', 'SSH_ASKPASS']);

/** Variables that a fetch keeps in addition, to reach a remote as the user does. */
const REMOTE_ENVIRONMENT = ['GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_ASKPASS', 'SSH_ASKPASS'];

/** Optional input of a single command. */
export interface GitInput {
  /** The standard input. */
  readonly input?: string | Buffer;
  /** Variables that are added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Is called with the warnings of a command that succeeded, for instance about unreadable folders.
   */
  readonly onComplaint?: (said: string) => void;
}

/** The options of {@link Git}. */
export interface GitTerms {
  /** Is called before each fetch. */
  readonly onFetch?: (() => void) | undefined;
  /** A command that prints nothing for this many milliseconds is killed. */
  readonly patience?: number;
}

/** Runs git in one folder. The user's configuration does not change the output. */
export class Git {
  readonly directory: string;
  private readonly onFetch: (() => void) | undefined;
  private readonly patience: number;
  private readonly variables: Readonly<Record<string, string>>;
  /** The state of the last fetch. All instances that {@link Git.withVariables} makes share it. */
  private readonly lastFetch: { problem: string | null };

  constructor(
    directory: string,
    { onFetch, patience = LOCAL_PATIENCE }: GitTerms = {},
    variables: Readonly<Record<string, string>> = {},
    lastFetch: { problem: string | null } = { problem: null },
  ) {
    this.directory = directory;
    this.onFetch = onFetch;
    this.patience = patience;
    this.variables = variables;
    this.lastFetch = lastFetch;
  }

  /** Makes an instance that adds more variables to the environment of all commands except fetches. */
  withVariables(variables: Readonly<Record<string, string>>): Git {
    const { directory, onFetch, patience, lastFetch } = this;
    return new Git(
      directory,
      { onFetch, patience },
      { ...this.variables, ...variables },
      lastFetch,
    );
  }

  /**
   * Runs one command and returns its output as text. Only {@link Git.fetch} accesses a remote.
   *
   * @throws {MissingGit} when git is not installed
   * @throws {GitError} when git fails, with the error of git
   */
  async text(args: readonly string[], given: GitInput = {}): Promise<string> {
    const { text, ...ended } = await this.collect(args, given);
    const failure = failureOf(args, ended, ended.said);
    if (failure !== null) throw failure;
    return text;
  }

  /**
   * Runs a command whose exit code 1 means "no" or "none". Returns `null` in that case. Throws like
   * {@link Git.text} for other failures.
   */
  async answer(args: readonly string[], given: GitInput = {}): Promise<string | null> {
    const { text, ...ended } = await this.collect(args, given);
    if (ended.code === 1) return null;
    const failure = failureOf(args, ended, ended.said);
    if (failure !== null) throw failure;
    return text;
  }

  /**
   * Runs one command and yields its output in chunks, because the output may be too large for a
   * string. Throws like {@link Git.text}.
   */
  async *stream(args: readonly string[], given: GitInput = {}): AsyncGenerator<Buffer> {
    const ended = yield* this.run(args, given);
    const failure = failureOf(args, ended, ended.said);
    if (failure !== null) throw failure;
  }

  /** The error of the last fetch; `null` if it succeeded. */
  get fetchProblem(): string | null {
    return this.lastFetch.problem;
  }

  /**
   * Runs `git fetch` with the given arguments. It uses the user's access to the remote, but never
   * asks for a password. Throws like {@link Git.text}.
   */
  async fetch(args: readonly string[], input?: string): Promise<void> {
    this.onFetch?.();
    const variables = environment({ GIT_TERMINAL_PROMPT: '0' });
    delete variables['GIT_NO_LAZY_FETCH'];
    for (const name of REMOTE_ENVIRONMENT) {
      const value = process.env[name];
      if (value !== undefined) variables[name] = value;
    }
    // Without `--progress`, a large fetch prints nothing until it ends.
    const command = ['fetch', '--progress', ...args];
    const { GitPluginError, simpleGit } = await import('simple-git');
    try {
      const git = simpleGit({
        baseDir: this.directory,
        config: REMOTE_CONFIG,
        allowEnvironment: Object.keys(variables),
        timeout: { block: REMOTE_PATIENCE },
        // By default simple-git only sees failures that write to standard error. It does not report
        // signals.
        errors: (error, { exitCode: code, stdErr }) => {
          const said = Buffer.concat(stdErr).toString('utf8');
          const failure = failureOf(command, { code, signal: null }, said);
          return error ?? (failure === null ? undefined : Buffer.from(failure.message));
        },
        unsafe: {
          allowUnsafeConfigPaths: true,
          allowUnsafeConfigEnvCount: true,
          allowUnsafeSshCommand: true,
          allowUnsafeAskPass: true,
        },
        ...(input === undefined ? {} : { input: () => input }),
      });
      await git.env(variables).raw(command);
      this.lastFetch.problem = null;
    } catch (error) {
      const isSilent = error instanceof GitPluginError && error.plugin === 'timeout';
      const failure = isSilent ? new GitError(SILENT) : asGitError(error);
      this.lastFetch.problem = describeFetch(failure.message);
      throw failure;
    }
  }

  private run(
    args: readonly string[],
    { input, env = {} }: GitInput,
  ): AsyncGenerator<Buffer, Ended> {
    return runGit({
      directory: this.directory,
      args: [...OFFLINE_CONFIG.flatMap((setting) => ['-c', setting]), ...args],
      env: environment({ ...this.variables, ...env }),
      input,
      patience: this.patience,
    });
  }

  private async collect(
    args: readonly string[],
    given: GitInput,
  ): Promise<Ended & { readonly text: string }> {
    const output = this.run(args, given);
    const chunks: Buffer[] = [];
    for (;;) {
      const { done, value } = await output.next();
      if (done !== true) {
        chunks.push(value);
        continue;
      }
      if (value.said !== '') given.onComplaint?.(value.said);
      return { ...value, text: Buffer.concat(chunks).toString('utf8') };
    }
  }
}

/** Converts an error of simple-git, which wraps the errors of git. */
function asGitError(error: unknown): GitError {
  const message = reasonOf(error);
  if (message.includes('ENOENT') && message.includes('spawn')) return new MissingGit();
  return new GitError(message.trim());
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
