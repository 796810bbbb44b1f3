import { simpleGit } from 'simple-git';
import { GitError, MissingGit } from './errors.ts';

/**
 * Settings that would change what git prints, neutralised for every command. Options of single
 * commands (`--no-renames`, `--no-ext-diff` …) do the rest where they are used.
 */
const NEUTRAL_CONFIG = [
  'core.quotepath=false',
  'color.ui=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.follow=false',
  'log.mailmap=false',
  'diff.relative=false',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.ignoreSubmodules=none',
  'status.relativePaths=false',
  'grep.fallbackToNoIndex=false',
];

/** Variables that say how to reach or trust a repository; every other `GIT_…` is dropped. */
const KEPT_ENVIRONMENT = /^GIT_(?:CONFIG_|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$)/;

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

  constructor(directory: string) {
    this.directory = directory;
  }

  /**
   * Runs one command and returns its output as text.
   *
   * @throws {MissingGit} when there is no git on the machine
   * @throws {GitError} when git ends with an error, with what it said
   */
  async text(args: readonly string[], given: GitInput = {}): Promise<string> {
    return this.run(given, (git) => git.raw([...args]));
  }

  /** `git cat-file` with the given options, as bytes. Throws like {@link Git.text}. */
  async catFile(args: readonly string[], given: GitInput = {}): Promise<Buffer> {
    return this.run(given, (git) => git.binaryCatFile([...args]) as Promise<Buffer>);
  }

  private async run<T>(
    { input, env = {} }: GitInput,
    command: (git: ReturnType<typeof simpleGit>) => Promise<T>,
  ): Promise<T> {
    const environment = { ...inherited(), ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
    const git = simpleGit({
      baseDir: this.directory,
      config: NEUTRAL_CONFIG,
      allowEnvironment: Object.keys(environment),
      unsafe: { allowUnsafeConfigPaths: true, allowUnsafeConfigEnvCount: true },
      ...(input === undefined ? {} : { input: () => input }),
    }).env(environment);
    try {
      return await command(git);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message.includes('ENOENT') && message.includes('spawn')) throw new MissingGit();
      throw new GitError(message.trim());
    }
  }
}

function inherited(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || GUARDED.has(name)) continue;
    if (!name.startsWith('GIT_') || KEPT_ENVIRONMENT.test(name)) kept[name] = value;
  }
  return kept;
}

/** Programs that git would start for a person; nothing here asks one anything. */
const GUARDED = new Set(['EDITOR', 'VISUAL', 'PAGER', 'PREFIX', 'SSH_ASKPASS']);
