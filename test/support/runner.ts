import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { TestRepository } from './repository.ts';
import { cleanEnvironment, installModules } from './site.ts';

/** What happened that a workflow runs for. */
export interface Happening {
  readonly event: 'push' | 'pull_request' | 'merge_group';
  /** The commit or ref that is checked out. */
  readonly ref: string;
  /** The branch that a pull request goes to. */
  readonly base?: string;
  /** The commit that the merge queue builds upon. */
  readonly queueBase?: string;
  /** How many commits are cloned; all of them, and all branches, unless given. */
  readonly depth?: number;
}

/** A machine of GitHub Actions, with a clone on it. */
export class Runner {
  readonly clone: TestRepository;
  readonly workspace: string;
  readonly temp: string;
  readonly env: NodeJS.ProcessEnv;
  /** The parts of the `github` context that are not in the environment. */
  readonly github: Readonly<Record<string, string>>;

  constructor(origin: TestRepository, happening: Happening) {
    this.clone = checkOut(origin, happening);
    this.workspace = this.clone.root;
    const home = new TestRepository();
    this.temp = join(home.root, 'temp');
    mkdirSync(join(home.root, 'bin'));
    mkdirSync(this.temp);
    const summary = join(this.temp, 'summary.md');
    writeFileSync(summary, '');
    this.github = { 'event.merge_group.base_sha': happening.queueBase ?? '' };
    this.env = {
      ...cleanEnvironment({}),
      PATH: [join(home.root, 'bin'), dirname(process.execPath), process.env['PATH']].join(
        delimiter,
      ),
      HOME: home.root,
      CI: 'true',
      GIT_CONFIG_NOSYSTEM: '1',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: happening.event,
      GITHUB_BASE_REF: happening.base ?? '',
      GITHUB_REPOSITORY: 'techcorp/backend',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_SHA: this.clone.git('rev-parse', 'HEAD'),
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: this.workspace,
      RUNNER_TEMP: this.temp,
    };
  }

  /** What is on the page of the run. */
  get summary(): string {
    return readFileSync(join(this.temp, 'summary.md'), 'utf8');
  }

  /** The package in `node_modules`, as `npm ci` puts it there. */
  install(folder = '.'): this {
    const modules = join(this.workspace, folder, 'node_modules');
    installModules(modules);
    const programs = join(modules, '.bin');
    rmSync(programs, { recursive: true, force: true });
    mkdirSync(programs);
    chmodSync(join(modules, 'astro-drift/dist/bin.js'), 0o755);
    symlinkSync('../astro-drift/dist/bin.js', join(programs, 'astro-drift'));
    this.clone.write('.git/info/exclude', 'node_modules\n');
    return this;
  }

  /** A program that is found before those of the machine. */
  provide(name: string, script: string): this {
    const file = join(dirname(this.temp), 'bin', name);
    writeFileSync(file, script);
    chmodSync(file, 0o755);
    return this;
  }

  [Symbol.dispose](): void {
    this.clone[Symbol.dispose]();
    rmSync(dirname(this.temp), { recursive: true, force: true });
  }
}

/** What actions/checkout does: a pull request is the merge of it that GitHub made. */
function checkOut(origin: TestRepository, { ref, depth }: Happening): TestRepository {
  for (const setting of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant']) {
    origin.git('config', setting, 'true');
  }
  const clone = TestRepository.init();
  const commit = origin.git('rev-parse', ref);
  clone.git('remote', 'add', 'origin', `file://${origin.root}`);
  clone.git(
    'fetch',
    '--quiet',
    '--no-tags',
    ...(depth === undefined ? [] : [`--depth=${depth}`]),
    'origin',
    `+${commit}:refs/remotes/origin/checked-out`,
    ...(depth === undefined ? ['+refs/heads/*:refs/remotes/origin/*'] : []),
  );
  clone.git('checkout', '--quiet', '--force', '--detach', 'refs/remotes/origin/checked-out');
  return clone;
}

/** Makes the merge that GitHub checks a pull request with, and returns its commit. */
export function mergeForCheck(origin: TestRepository, base: string, head: string): string {
  origin.git('checkout', '--quiet', '--detach', base);
  const merged = origin.merge(head, { date: '2026-02-20T08:00:00Z' });
  origin.git('checkout', '--quiet', base);
  return merged;
}
