import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { githubWorkflow } from '../../../integration/cli/src/init/github-workflow.ts';
import { gitlabJob } from '../../../integration/cli/src/init/gitlab-job.ts';
import { readProject } from '../../../integration/cli/src/init/project.ts';
import { shellPath } from '../../../integration/engine/src/text/shell-word.ts';
import { workflowProblems } from '../../support/workflow-check.ts';

const LOCKS = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'none'];
const ODD = [
  `the 'docs': $(touch x) # 1`,
  'evil:\n  runs-on: ubuntu-latest\n  steps:\n    - run: touch x',
  'a,b',
  '[a, b]: {}',
  '- a',
  '\u2028',
];

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

/** The pipeline of a project in a folder, whose lock file is there or at the root. */
function pipelineOf(lock: string, home: string, lockFolder = home) {
  const files = new Set([lockFolder === '.' ? lock : `${lockFolder}/${lock}`]);
  const manifest = home === '.' ? 'package.json' : `${home}/package.json`;
  return { project: readProject(manifest, '{}', files), branch: 'main', version: '1.2.3' };
}

function stepsOf(workflow: string): Step[] {
  return (yaml.load(workflow) as { jobs: { drift: { steps: Step[] } } }).jobs.drift.steps;
}

describe('githubWorkflow', () => {
  it.each(LOCKS)('is a valid workflow, with %s', (lock) => {
    for (const home of ['.', 'site']) {
      const workflow = githubWorkflow(pipelineOf(lock, home));
      expect(workflowProblems(workflow), workflow).toEqual([]);
    }
  });

  it('installs and checks in the folder of the site, also of a workspace', () => {
    const steps = stepsOf(githubWorkflow(pipelineOf('yarn.lock', 'apps/docs', '.')));
    const folder = { 'working-directory': 'apps/docs' };
    expect(steps.slice(2, -1)).toEqual([
      { run: 'corepack enable', ...folder },
      { run: 'yarn install --frozen-lockfile', ...folder },
    ]);
    expect(steps.at(-1)).toMatchObject(folder);
  });

  it('installs Bun with npm', () => {
    const steps = stepsOf(githubWorkflow(pipelineOf('bun.lock', '.')));
    expect(steps.slice(2, -1)).toEqual([
      { run: 'npm install --global bun' },
      { run: 'bun install --frozen-lockfile' },
    ]);
  });

  it('caches the packages of npm by the lock file', () => {
    const [, setup] = stepsOf(githubWorkflow(pipelineOf('package-lock.json', 'site')));
    expect(setup?.with).toMatchObject({
      cache: 'npm',
      'cache-dependency-path': 'site/package-lock.json',
    });
    const [, shrinkwrap] = stepsOf(githubWorkflow(pipelineOf('npm-shrinkwrap.json', 'site')));
    expect(shrinkwrap?.with).toMatchObject({
      'cache-dependency-path': 'site/npm-shrinkwrap.json',
    });
    const [, plain] = stepsOf(githubWorkflow(pipelineOf('none', '.')));
    expect(plain?.with).toEqual({ 'node-version': 24 });
  });

  it.each(ODD)('quotes folders and branches with special characters: %j', (odd) => {
    for (const lock of ['package-lock.json', 'pnpm-lock.yaml']) {
      const workflow = githubWorkflow({ ...pipelineOf(lock, odd), branch: odd });
      expect(workflowProblems(workflow)).toEqual([]);
      const { on } = yaml.load(workflow) as { on: { push: { branches: string[] } } };
      expect(on.push.branches).toEqual([odd]);
      const steps = stepsOf(workflow);
      const commands = steps.filter(({ run }) => run !== undefined);
      expect(commands.length).toBeGreaterThan(1);
      for (const command of commands) expect(command['working-directory']).toBe(odd);
      expect(Object.keys((yaml.load(workflow) as { jobs: object }).jobs)).toEqual(['drift']);
    }
  });
});

describe('gitlabJob', () => {
  const jobOf = (text: string) =>
    (
      yaml.load(text) as {
        drift: { rules: { if: string }[]; script: string[] };
      }
    ).drift;

  it.each(LOCKS)('installs and checks, with %s', (lock) => {
    const job = jobOf(gitlabJob(pipelineOf(lock, '.')));
    expect(job.script.at(-3)).toMatch(/^(?:npm|pnpm|yarn|bun) (?:ci|install)/);
    for (const command of job.script.slice(-2)) expect(command).toContain(' astro-drift check ');
  });

  it('gives GitLab whole reports to compare, of merge requests and of the default branch', () => {
    const { rules, script } = jobOf(gitlabJob(pipelineOf('package-lock.json', '.')));
    expect(rules).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
      { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
    ]);
    const [report = '', judgement = ''] = script.slice(-2);
    expect(report).toContain(' check --output gitlab=gl-code-quality-report.json ');
    expect(report).not.toContain('--since');
    expect(judgement).toContain('--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"');
    expect(judgement).not.toContain('--output');
  });

  it('runs the package with npx in a repository without package.json', () => {
    const job = jobOf(gitlabJob({ project: null, branch: 'main', version: '1.2.3' }));
    expect(job.script).toHaveLength(2);
    expect(job.script[0]).toMatch(/^npx --yes @astro-drift\/cli@\^1\.2\.3 check /);
  });

  it.each(ODD)('quotes folders with special characters: %j', (odd) => {
    const { script } = jobOf(gitlabJob(pipelineOf('package-lock.json', odd)));
    expect(script[0]).toBe(`cd ${shellPath(odd)}`);
  });

  it.each(['-docs', '--docs', '-'])('takes the folder %s for no option of cd', (folder) => {
    const { script } = jobOf(gitlabJob(pipelineOf('package-lock.json', folder)));
    expect(script.slice(0, 2)).toEqual([`cd ./${folder}`, 'npm ci']);
  });
});
