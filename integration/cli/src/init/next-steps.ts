import { shellPath } from '@astro-drift/engine/internal/text/shell-word';
import { commandOf } from './check-command.ts';
import type { PlannedFile } from './plan.ts';
import type { Surroundings } from './surroundings.ts';

/** Something left to do, and the command that does it; empty where there is none. */
export interface NextStep {
  readonly text: string;
  readonly command: string;
}

/** What the setup leaves to its user, in the order in which it is to be done. */
export interface Outcome {
  readonly written: readonly PlannedFile[];
  readonly spec: string | null;
  readonly around: Surroundings;
  readonly version: string;
}

/** What is left to do after the files are there. */
export function nextSteps({ written, spec, around, version }: Outcome): NextStep[] {
  const { project, files } = around;
  const steps: NextStep[] = [...installation(around), ...mermaid(around)];
  if (written.length > 0) {
    const paths = written.map(({ path }) => shellPath(path)).join(' ');
    steps.push({
      text: 'Commit what was written',
      command: `git add ${paths} && git commit -m "Watch the documentation"`,
    });
  }
  if (spec !== null) {
    const hasChant = files.includes('.chant/config.md');
    steps.push({
      text: 'Let chant write the document',
      command: `${hasChant ? '' : 'chant init && '}chant work ${spec}`,
    });
  }
  const installed = around.site !== null || project?.isInstalled === true ? project : null;
  steps.push({
    text: 'See what has drifted',
    command: inside(installed?.home ?? '.', `${commandOf(installed, version)} check`),
  });
  return steps;
}

/**
 * How the package comes to its site. `astro add` makes an integration of it, which a Starlight site
 * with the plugin would have twice.
 */
function installation({ site, project }: Surroundings): NextStep[] {
  if (site?.isIntegrated === false && !site.isStarlight) {
    const run = project?.manager.run ?? 'npx';
    return [
      {
        text: 'Add the integration to the Astro configuration, which installs it as well',
        command: inside(site.folder, `${run} astro add astro-drift`),
      },
    ];
  }
  const steps: NextStep[] = [];
  if (site !== null && project?.isInstalled === false) {
    steps.push({
      text: 'Install it',
      command: inside(project.home, `${project.manager.add} astro-drift`),
    });
  }
  if (site?.isIntegrated === false) {
    steps.push({
      text: `Add \`plugins: [drift()]\` to \`starlight()\` in ${site.config}, with \`import drift from 'astro-drift/starlight'\``,
      command: '',
    });
  }
  return steps;
}

/** The package that draws diagrams, for a site that has one to draw. */
function mermaid({ site, project, diagram }: Surroundings): NextStep[] {
  if (site === null || project === null || project.hasMermaid || diagram === null) return [];
  return [
    {
      text: `Install Mermaid, which draws diagrams such as the one in ${diagram}`,
      command: inside(project.home, `${project.manager.add} mermaid`),
    },
  ];
}

function inside(folder: string, command: string): string {
  return folder === '.' ? command : `(cd ${shellPath(folder)} && ${command})`;
}
