import type { Answers, Service } from './answers.ts';
import { projectToInstall } from './check-command.ts';
import { githubWorkflow } from './github-workflow.ts';
import { gitlabJob } from './gitlab-job.ts';
import type { RepositoryInfo } from './inspect-repository.ts';
import { SETUP_KINDS } from './kinds.ts';
import type { PlanContext, PlannedFile } from './planned-file.ts';

/** Decides which files are written. */
export function planFiles({ kind, first, ci }: Answers, context: PlanContext): PlannedFile[] {
  return [
    ...(first === null ? [] : SETUP_KINDS[kind].plan(first, context)),
    ...optionsFile(context.repository),
    ...ciFile(ci, context),
  ];
}

/**
 * The options that a site and the command line share. A site that has options in its Astro
 * configuration keeps them there.
 */
function optionsFile({ site, ownConfig }: RepositoryInfo): PlannedFile[] {
  if (site === null || site.isIntegrated || ownConfig !== null) return [];
  const text = `${JSON.stringify({ rules: { drift: 'warn' } }, null, 2)}\n`;
  const purpose = 'has the options of the site and of the command line';
  return [{ path: 'drift.config.json', text, purpose, byHand: { where: 'it', text } }];
}

/** What is different about the file of each CI service. */
const CI = {
  github: {
    path: '.github/workflows/drift.yml',
    textOf: githubWorkflow,
    requests: 'pull requests',
    where: 'it',
  },
  gitlab: {
    path: '.gitlab-ci.yml',
    textOf: gitlabJob,
    requests: 'merge requests',
    where: 'its jobs',
  },
};

function ciFile(ci: Service, { repository, version }: PlanContext): PlannedFile[] {
  if (ci === 'none') return [];
  const { path, textOf, requests, where } = CI[ci];
  const { branch } = repository;
  const text = textOf({ project: projectToInstall(repository), branch, version });
  return [{ path, text, purpose: `checks ${requests} and ${branch}`, byHand: { where, text } }];
}
