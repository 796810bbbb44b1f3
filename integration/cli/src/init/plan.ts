import type { Answers } from './answers.ts';
import { projectToInstall } from './check-command.ts';
import { GITHUB_FILE, githubWorkflow } from './github-workflow.ts';
import { GITLAB_FILE, gitlabJob } from './gitlab-job.ts';
import { SETUP_KINDS } from './kinds.ts';
import type { Surroundings } from './surroundings.ts';

/** A file to write, unless it exists. */
export interface PlannedFile {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
  /** Its purpose, as the end of a sentence. */
  readonly purpose: string;
  /** What to add to the file if it exists already, and where. */
  readonly byHand: { readonly where: string; readonly text: string };
}

/** The files that a setup writes. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  /** The id of the chant spec among them; `null` for none. */
  readonly spec: string | null;
}

/** What a plan depends on besides the answers. */
export interface Occasion {
  /** The version of this package. */
  readonly version: string;
  /** Such as `2026-03-01`. */
  readonly day: string;
  /** The files that the document describes. */
  readonly sources: readonly string[];
}

/** Plans what to write. */
export function planSetup(answers: Answers, around: Surroundings, occasion: Occasion): Plan {
  const job = pipelineFile(answers, around, occasion.version);
  const jobs = [...optionsFile(around), ...(job === null ? [] : [job])];
  const { kind, first } = answers;
  if (first === null) return { files: jobs, spec: null };
  const { files, spec } = SETUP_KINDS[kind].plan(first, around, occasion);
  return { files: [...files, ...jobs], spec };
}

/**
 * The file of the options that a site and the command line share. A site with options in its Astro
 * configuration keeps them there.
 */
function optionsFile({ site, ownConfig }: Surroundings): PlannedFile[] {
  if (site === null || site.isIntegrated || ownConfig !== null) return [];
  const text = `${JSON.stringify({ rules: { drift: 'warn' } }, null, 2)}\n`;
  return [
    {
      path: 'drift.config.json',
      text,
      purpose: 'has the options of the site and of the command line',
      byHand: { where: 'it', text },
    },
  ];
}

/** The CI file of each service, and where in an existing file its text goes. */
const PIPELINES = {
  github: { path: GITHUB_FILE, render: githubWorkflow, requests: 'pull requests', where: 'it' },
  gitlab: { path: GITLAB_FILE, render: gitlabJob, requests: 'merge requests', where: 'its jobs' },
} as const;

function pipelineFile({ ci }: Answers, around: Surroundings, version: string): PlannedFile | null {
  if (ci === 'none') return null;
  const { branch } = around;
  const { path, render, requests, where } = PIPELINES[ci];
  const text = render({ project: projectToInstall(around), branch, version });
  return { path, text, purpose: `checks ${requests} and ${branch}`, byHand: { where, text } };
}
