import { basename } from 'node:path/posix';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { printable } from '@astro-drift/engine/internal/text/printable';
import { shellPath } from '@astro-drift/engine/internal/text/shell-word';
import { commandOf } from './check-command.ts';
import type { RepositoryInfo } from './inspect-repository.ts';
import { findDocuments } from './questions.ts';

/**
 * What the user has to do after the setup, in this order. Each step is a text for a terminal, and
 * most have a command on a line of its own.
 *
 * @param written the paths of the new files
 * @param version the version of this package
 * @param adopts whether the sources of the other documents are proposed right now
 */
export function nextSteps(
  written: readonly string[],
  repository: RepositoryInfo,
  version: string,
  adopts: boolean,
): string[] {
  const { site, project, files } = repository;
  const steps = siteSteps(repository);
  if (written.length > 0) {
    const add = `git add ${written.map(shellPath).join(' ')}`;
    steps.push(
      step('Commit what was written', `${add} && git commit -m "Watch the documentation"`),
    );
  }
  const spec = written.find((path) => path.startsWith('.chant/specs/'));
  if (spec !== undefined) {
    const setup = files.includes('.chant/config.md') ? '' : 'chant init && ';
    steps.push(step('Let chant write the document', `${setup}chant work ${basename(spec, '.md')}`));
  }
  const installed = site !== null || project?.isInstalled === true ? project : null;
  const command = commandOf(installed, version);
  const others = findDocuments(repository).filter((file) => !written.includes(file));
  if (others.length > 0 && !adopts) {
    const text = `See which sources are proposed for ${plural(others.length, 'other document')}`;
    steps.push(step(text, `${command} adopt --dry-run`, installed?.folder));
  }
  return [...steps, step('See what has drifted', `${command} check`, installed?.folder)];
}

/**
 * The steps that install what a site needs, and change its configuration. On a Starlight site
 * `astro add` is not used: it adds an integration, which the Starlight plugin adds as well.
 */
function siteSteps({ site, project, fileWithDiagram }: RepositoryInfo): string[] {
  if (site === null) return [];
  const { folder, config, isIntegrated, isStarlight } = site;
  const steps: string[] = [];
  if (!isIntegrated && !isStarlight) {
    const text = 'Add the integration to the Astro configuration, which installs it as well';
    steps.push(step(text, `${project?.manager.run ?? 'npx'} astro add astro-drift`, folder));
  } else if (project?.isInstalled === false) {
    steps.push(step('Install astro-drift', `${project.manager.add} astro-drift`, project.folder));
  }
  if (!isIntegrated && isStarlight) {
    const plugin = `Add \`plugins: [drift()]\` to \`starlight()\` in ${config}, with \`import drift from 'astro-drift/starlight'\`.`;
    steps.push(printable(plugin));
  }
  if (project?.hasMermaid === false && fileWithDiagram !== null) {
    const text = `Install Mermaid, which draws diagrams such as the one in ${fileWithDiagram}`;
    steps.push(step(text, `${project.manager.add} mermaid`, project.folder));
  }
  return steps;
}

function step(text: string, command: string, folder = '.'): string {
  const whole = folder === '.' ? command : `(cd ${shellPath(folder)} && ${command})`;
  return `${printable(text)}:\n${printable(whole)}`;
}
