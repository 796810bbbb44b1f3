import yaml from 'js-yaml';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packageVersion } from '../../../integration/cli/src/version.ts';
import { createProgram } from '../../../integration/cli/src/program.ts';
import { openTerminal } from '../../../integration/cli/src/terminal.ts';
import { addMfa, buildTechCorp } from '../../scenario/techcorp.ts';
import { evaluate, readAction, runAction, runStep } from '../../support/composite.ts';
import { filesOf, scriptsOf } from '../../support/guide-files.ts';
import { isNightly } from '../../support/nightly.ts';
import type { TestRepository } from '../../support/repository.ts';
import { mergeForCheck, Runner } from '../../support/runner.ts';
import { workflowProblems } from '../../support/workflow-check.ts';

const WORKSPACE = join(import.meta.dirname, '../../..');
const guide = readFileSync(join(WORKSPACE, 'content/guides/continuous-integration.md'), 'utf8');
const files = filesOf(guide);

/** What each service says of a request to `main`, and the files that its page of the run reads. */
const REQUESTS: Readonly<Record<string, { env: Record<string, string>; written: string[] }>> = {
  '.github/workflows/drift.yml': { env: {}, written: [] },
  '.github/workflows/drift-scanning.yml': { env: {}, written: ['drift.sarif'] },
  '.github/workflows/drift-comment.yml': { env: {}, written: ['drift.md'] },
  '.gitlab-ci.yml': {
    env: { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'origin/main' },
    written: ['gl-code-quality-report.json', 'drift.xml'],
  },
  'azure-pipelines.yml': {
    env: { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' },
    written: ['drift.xml'],
  },
  'bitbucket-pipelines.yml': {
    env: { BITBUCKET_PR_DESTINATION_BRANCH: 'main' },
    written: ['test-reports/drift.xml'],
  },
  Jenkinsfile: { env: { CHANGE_TARGET: 'main' }, written: ['drift.xml'] },
  'check-documentation.sh': { env: {}, written: ['drift.xml', 'drift.json'] },
  '.git/hooks/pre-commit': { env: {}, written: [] },
  'lefthook.yml': { env: {}, written: [] },
  '.pre-commit-config.yaml': { env: {}, written: [] },
  '.lintstagedrc.yml': { env: {}, written: [] },
};

/** A file that left the documents behind before the request did. */
const BEFORE = 'src/users/validators.py';
/** That file, or the name in it that a document uses. */
const SAYS_BEFORE = /src\/users\/validators\.py|`EMAIL`/;

/** The reports that have to be whole, as their services compare them by themselves. */
const WHOLE = ['drift.sarif', 'gl-code-quality-report.json'];

/** Where a change that was made before is not looked at, as it is not what is about to be committed. */
const BEFORE_COMMIT = ['.git/hooks/pre-commit', '.pre-commit-config.yaml', '.lintstagedrc.yml'];

/** What stands for npm: the command is fetched for one run, in a version that there is. */
const NPX = `#!/bin/sh
[ "$1 $2" = '--yes @astro-drift/cli@^${packageVersion()}' ] || exit 64
shift 2
exec node_modules/.bin/astro-drift "$@"
`;

/**
 * Files that run much the same as others: the reports of `check-documentation.sh`, the hook, and the
 * comment, which has a test of its own.
 */
const SIMILAR = [
  '.github/workflows/drift-comment.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
  'Jenkinsfile',
  'lefthook.yml',
  '.pre-commit-config.yaml',
  '.lintstagedrc.yml',
];

/** What stands for GitHub: comments are kept in a file. */
const GH = `#!/bin/sh
echo "$*" >> "$RUNNER_TEMP/gh.log"
case "$*" in *--jq*) [ -e "$RUNNER_TEMP/posted" ] && echo 42; exit 0 ;; esac
touch "$RUNNER_TEMP/posted"
`;

describe('the guide to continuous integration', () => {
  let origin: TestRepository;
  let runner: Runner;

  beforeAll(() => {
    origin = buildTechCorp();
    origin.write(BEFORE, 'VALIDATORS = []\n');
    origin.commit('Drop the validators', { date: '2026-02-10T08:00:00Z' });
    origin.git('checkout', '--quiet', '-b', 'mfa');
    addMfa(origin);
    origin.git('checkout', '--quiet', 'main');
    const ref = mergeForCheck(origin, 'main', 'mfa');
    runner = new Runner(origin, { event: 'pull_request', ref, base: 'main' })
      .install()
      .provide('npx', NPX)
      .provide('gh', GH);
  });

  afterEach(() => {
    runner.clone.git('reset', '--quiet', '--hard');
    runner.clone.git('clean', '--quiet', '-fd');
    for (const file of ['gh.log', 'posted']) rmSync(join(runner.temp, file), { force: true });
  });

  afterAll(() => {
    runner[Symbol.dispose]();
    origin[Symbol.dispose]();
  });

  it('shows a file for every service that this test knows', () => {
    expect(new Set(files.map(({ name }) => name))).toEqual(new Set(Object.keys(REQUESTS)));
  });

  it('shows workflows that GitHub accepts', () => {
    const workflows = files.filter(({ name }) => name.startsWith('.github/workflows/'));
    expect(workflows.length).toBeGreaterThan(3);
    for (const { text } of workflows) expect(workflowProblems(text), text).toEqual([]);
  });

  it.each(
    files
      .filter(
        ({ name, text }) => !text.includes('OWNER/') && (isNightly || !SIMILAR.includes(name)),
      )
      .map((file) => [file.name, file] as const),
  )('shows a %s that blames a request for what it causes', async (name, file) => {
    const { env = {}, written = [] } = REQUESTS[name] ?? {};
    let log = '';
    let worst = 0;
    for (const script of scriptsOf(file)) {
      const values = new Map([['github.event.pull_request.number', '7']]);
      const own = Object.entries(script.env).map(([key, text]) => [key, evaluate(text, values)]);
      const ended = await runStep(
        script.run,
        runner.workspace,
        { ...env, ...(Object.fromEntries(own) as Record<string, string>) },
        runner,
      );
      log += ended.log;
      worst = Math.max(worst, ended.code);
    }
    const isStrict = file.text.includes('--rule drift=error');
    const isBlamed = !BEFORE_COMMIT.includes(name);
    expect(worst, log).toBe(isStrict && isBlamed ? 1 : 0);
    for (const path of written) {
      const text = readFileSync(join(runner.workspace, path), 'utf8');
      if (/\.(?:json|sarif)$/.test(path)) expect(() => JSON.parse(text) as unknown).not.toThrow();
      expect(text, path).toContain('src/auth/routes.py');
      // The report as data lists every input, changed or not.
      if (path === 'drift.json') continue;
      expect(SAYS_BEFORE.test(text), path).toBe(WHOLE.includes(path));
      if (!WHOLE.includes(path)) log += text;
    }
    const isLogged = isBlamed && name !== '.github/workflows/drift-scanning.yml';
    expect(log.includes('src/auth/routes.py'), log).toBe(isLogged);
    expect(log).not.toMatch(SAYS_BEFORE);
  });

  it('shows a job for GitLab that reports on the default branch, and fails on what cannot run', async () => {
    const [script] = files.filter(({ name }) => name === '.gitlab-ci.yml').flatMap(scriptsOf);
    const run = script?.run ?? '';
    const { code, log } = await runStep(run, runner.workspace, {}, runner);
    expect(code, log).toBe(0);
    const report = readFileSync(join(runner.workspace, 'gl-code-quality-report.json'), 'utf8');
    expect(report).toContain('src/auth/routes.py');
    expect(report).toMatch(SAYS_BEFORE);
    const broken = run.replace('--output gitlab=', '--rule nothing=error --output gitlab=');
    const failed = await runStep(broken, runner.workspace, {}, runner);
    expect(failed.code, failed.log).not.toBe(0);
  });

  it('shows the action with inputs that it has', async () => {
    const file = files.find(({ text }) => text.includes('OWNER/'));
    const { jobs } = yaml.load(file?.text ?? '') as {
      jobs: { drift: { steps: { uses: string; with?: Record<string, string> }[] } };
    };
    const step = jobs.drift.steps.find(({ uses }) => uses.startsWith('OWNER/'));
    const action = readAction(join(WORKSPACE, 'action.yml'));
    expect(Object.keys(action.inputs)).toEqual(
      expect.arrayContaining(Object.keys(step?.with ?? {})),
    );
    const { code, log } = await runAction(action, step?.with ?? {}, runner);
    expect(code, log).toBe(1);
    expect(log).toContain('/auth/mfa/setup');
  });

  it('shows hooks that look at what is about to be committed', async () => {
    const hooks = files.filter(({ name }) => BEFORE_COMMIT.includes(name));
    expect(hooks).toHaveLength(BEFORE_COMMIT.length);
    const changed = join(runner.workspace, 'src/auth/routes.py');
    const codes = async (): Promise<number[]> => {
      const ended = hooks.map(async (file) => {
        const [script] = scriptsOf(file);
        // lint-staged adds the names of the files.
        const names = file.name === '.lintstagedrc.yml' ? ` ${changed} ${BEFORE}` : '';
        return runStep(`${script?.run.trim() ?? ''}${names}`, runner.workspace, {}, runner);
      });
      return (await Promise.all(ended)).map(({ code }) => code);
    };
    runner.clone.write('src/auth/routes.py', 'def login():\n    return None\n');
    expect(await codes()).toEqual(hooks.map(() => 0));
    runner.clone.git('add', 'src/auth/routes.py');
    expect(await codes()).toEqual(hooks.map(() => 1));
  });

  it('shows a workflow that edits its comment, and writes no second one', async () => {
    const file = files.find(({ name }) => name.endsWith('drift-comment.yml'));
    const scripts = file === undefined ? [] : scriptsOf(file);
    const comment = scripts.at(-1)?.run ?? '';
    await runStep(
      `npx --yes @astro-drift/cli@^${packageVersion()} check --format markdown > drift.md`,
      runner.workspace,
      {},
      runner,
    );
    for (let run = 0; run < 2; run += 1) {
      const { code, log } = await runStep(comment, runner.workspace, { NUMBER: '7' }, runner);
      expect(code, log).toBe(0);
    }
    const calls = readFileSync(join(runner.temp, 'gh.log'), 'utf8').trim().split('\n');
    expect(calls.filter((call) => !call.includes('--jq'))).toEqual([
      'api --silent repos/techcorp/backend/issues/7/comments --field body=@drift.md',
      'api --silent --method PATCH repos/techcorp/backend/issues/comments/42 --field body=@drift.md',
    ]);
    const mark = /startswith\("(.*?)"\)/.exec(comment)?.[1] ?? '-';
    expect(readFileSync(join(runner.workspace, 'drift.md'), 'utf8').startsWith(mark)).toBe(true);
  });

  it('names only commands and options that exist', async () => {
    const program = await createProgram([], { terminal: openTerminal(), end: () => undefined });
    const spoken = [
      ...guide.matchAll(
        /(?:npx|`)(?: --yes)? ?(?:@astro-drift\/cli|astro-drift)(?:@[^\s`]+)? ([a-z]+)([^`\n>|]*)/g,
      ),
    ];
    expect(spoken.length).toBeGreaterThan(10);
    for (const [line, name = '', rest = ''] of spoken) {
      const command = program.commands.find((candidate) => candidate.name() === name);
      expect(command, line).toBeDefined();
      const known = command?.options.flatMap(({ short, long }) => [short, long]);
      for (const [, option] of rest.matchAll(/(?<=\s)(--?[a-z][a-z-]*)/g)) {
        expect(known, line).toContain(option);
      }
    }
  });

  it('names every input and output of the action', () => {
    const { inputs, outputs } = readAction(join(WORKSPACE, 'action.yml'));
    const rows = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
    expect(rows).toEqual(Object.keys(inputs));
    const sentence = /Its outputs are .*/.exec(guide)?.[0] ?? '';
    for (const name of Object.keys(outputs)) expect(sentence).toContain(`\`${name}\``);
  });
});
