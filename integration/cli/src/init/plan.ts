import type { Answers } from './answers.ts';
import { collectionEntry, collectionText, routeText } from './collection-text.ts';
import { projectToInstall } from './check-command.ts';
import { documentText, tracksField } from './document-text.ts';
import { GITHUB_FILE, githubWorkflow } from './github-workflow.ts';
import { GITLAB_FILE, gitlabJob } from './gitlab-job.ts';
import { inFolder } from './package-manager.ts';
import { nextSpecId, specText } from './spec-text.ts';
import type { Surroundings } from './surroundings.ts';

/** A file to be written, unless it is there. */
export interface PlannedFile {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
  /** What it is for, as the end of a sentence. */
  readonly purpose: string;
  /** What to add to a file that is there already, and where in it. */
  readonly byHand: { readonly where: string; readonly text: string };
}

/** What a setup writes. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  /** Id of the chant spec among them; `null` where there is none. */
  readonly spec: string | null;
}

/** What decides a plan besides the answers. */
export interface Occasion {
  /** The version of this package. */
  readonly version: string;
  /** Such as `2026-03-01`. */
  readonly day: string;
  /** The files that the document describes. */
  readonly sources: readonly string[];
}

/** Works out what to write. */
export function planSetup(answers: Answers, around: Surroundings, occasion: Occasion): Plan {
  const job = pipelineFile(answers, around, occasion.version);
  const jobs = [...optionsFile(around), ...(job === null ? [] : [job])];
  const { kind, first } = answers;
  if (first === null) return { files: jobs, spec: null };
  const { path: document, tracks } = first;
  if (kind === 'frontmatter') {
    const page: PlannedFile = {
      path: document,
      text: documentText(document, tracks, occasion.sources),
      purpose: `describes ${tracks.join(', ')}`,
      byHand: { where: 'the frontmatter', text: tracksField(tracks) },
    };
    return { files: [page, ...jobs], spec: null };
  }
  const id = nextSpecId(occasion.day, specIds(around.files));
  const needsTitle = around.site?.isStarlight === true;
  const text = specText(document, tracks, needsTitle);
  const spec: PlannedFile = {
    path: `.chant/specs/${id}.md`,
    text,
    purpose: `is to write ${document} from ${tracks.join(', ')}`,
    byHand: { where: 'it', text },
  };
  return { files: [spec, ...collectionFiles(document, around), ...jobs], spec: id };
}

/** Starlight publishes what is in its folder; another site needs a collection and a page for it. */
function collectionFiles(document: string, { site }: Surroundings): PlannedFile[] {
  if (site === null || document.startsWith(inFolder(site.folder, 'src/'))) return [];
  return [
    {
      path: site.collections ?? inFolder(site.folder, 'src/content.config.ts'),
      text: collectionText(document),
      purpose: 'makes a collection of the documents that specs write',
      byHand: {
        where: '`collections`, and import `driftLoader` from `astro-drift/loader`',
        text: `${collectionEntry(document)},\n`,
      },
    },
    {
      path: inFolder(site.folder, 'src/pages/architecture/[...id].astro'),
      text: routeText(),
      purpose: 'shows each of them as a page',
      byHand: { where: 'a page such as this one', text: routeText() },
    },
  ];
}

/**
 * Options that a site and the command line share, so that neither needs the other. A site whose
 * Astro configuration has options keeps them there.
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

function pipelineFile({ ci }: Answers, around: Surroundings, version: string): PlannedFile | null {
  if (ci === 'none') return null;
  const { branch } = around;
  const project = projectToInstall(around);
  const isGithub = ci === 'github';
  const text = isGithub
    ? githubWorkflow({ project, branch, version })
    : gitlabJob({ project, branch, version });
  return {
    path: isGithub ? GITHUB_FILE : GITLAB_FILE,
    text,
    purpose: `checks ${isGithub ? 'pull' : 'merge'} requests and ${branch}`,
    byHand: { where: isGithub ? 'it' : 'its jobs', text },
  };
}

/** Finished specs may be in the archive, and keep their ids. */
function specIds(files: readonly string[]): string[] {
  return files
    .filter((file) => /^\.chant\/(?:specs|archive)\/.*\.md$/.test(file))
    .map((file) => file.slice(file.lastIndexOf('/') + 1, -'.md'.length));
}
