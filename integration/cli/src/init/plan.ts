import type { Answers, Service } from './answers.ts';
import { type JobContext, projectToInstall } from './check-command.ts';
import { githubWorkflow } from './github-workflow.ts';
import { gitlabJob } from './gitlab-job.ts';
import type { RepositoryInfo } from './inspect-repository.ts';
import { SETUP_KINDS } from './kinds.ts';
import type { PlanContext, PlannedFile } from './planned-file.ts';

/** Decides which files are written. */
export function planFiles({ kind, first, ci }: Answers, context: PlanContext): PlannedFile[] {
  return [
    ...(first === null ? [] : SETUP_KINDS[kind].plan(first, context)),
    ...planOptions(context.repository),
    ...planJob(ci, context),
  ];
}

/**
 * Plans the options that a site and the command line share. A site that has options in its Astro
 * configuration keeps them there.
 */
function planOptions({ site, driftConfig }: RepositoryInfo): PlannedFile[] {
  if (site === null || site.isIntegrated || driftConfig !== null) return [];
  const text = `${JSON.stringify({ rules: { drift: 'warn' } }, null, 2)}\n`;
  const purpose = 'has the options of the site and of the command line';
  return [{ path: 'drift.config.json', text, purpose }];
}

interface JobPlan {
  readonly path: string;
  readonly write: (context: JobContext) => string;
  /** What the job checks. */
  readonly checked: string;
  /** Where the text belongs in a file that exists; a workflow has a file of its own. */
  readonly addedTo?: string;
}

const JOBS: Readonly<Record<Exclude<Service, 'none'>, JobPlan>> = {
  github: {
    path: '.github/workflows/drift.yml',
    write: githubWorkflow,
    checked: 'pull requests',
  },
  gitlab: {
    path: '.gitlab-ci.yml',
    write: gitlabJob,
    checked: 'merge requests',
    addedTo: 'its jobs',
  },
};

function planJob(ci: Service, { repository, version }: PlanContext): PlannedFile[] {
  if (ci === 'none') return [];
  const { path, write, checked, addedTo } = JOBS[ci];
  const { branch } = repository;
  const text = write({ project: projectToInstall(repository), branch, version });
  const purpose = `checks ${checked} and ${branch}`;
  const addition = addedTo === undefined ? {} : { addition: { to: addedTo, text } };
  return [{ path, text, purpose, ...addition }];
}
