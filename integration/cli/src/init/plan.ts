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

function planJob(ci: Service, { repository, version }: PlanContext): PlannedFile[] {
  if (ci === 'none') return [];
  const { branch } = repository;
  const context = { project: projectToInstall(repository), branch, version };
  if (ci === 'github') {
    const purpose = `checks pull requests and ${branch}`;
    return [{ path: '.github/workflows/drift.yml', text: githubWorkflow(context), purpose }];
  }
  const text = gitlabJob(context);
  const purpose = `checks merge requests and ${branch}`;
  return [{ path: '.gitlab-ci.yml', text, purpose, addition: { to: 'its jobs', text } }];
}
