import { shellPath } from '@astro-drift/engine/internal/text/shell-word';
import { commandOf, homeOf, needsCorepack, oneLine, type Pipeline } from './check-command.ts';
import { inFolder } from './package-manager.ts';
import type { Project } from './project.ts';

/** Where the job goes. */
export const GITLAB_FILE = '.gitlab-ci.yml';

const REPORT = 'gl-code-quality-report.json';

/**
 * A job of GitLab CI that checks merge requests, and the branch that they go to. GitLab compares the
 * report of a merge request with that of the branch, so that both are whole: what the former left
 * out would be shown as resolved.
 */
export function gitlabJob(pipeline: Pipeline): string {
  const { project, version } = pipeline;
  const home = homeOf(pipeline);
  const command = `${commandOf(project, version)} check`;
  const since = '${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}';
  const folder = home === '.' ? [] : [`cd ${shellPath(home)}`];
  // Whether findings, which are exit code 1, fail the job is up to the second command.
  const report = `${command} --output gitlab=${REPORT} > /dev/null || [ $? -eq 1 ]`;
  return `drift:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    # What changed is told from history.
    GIT_DEPTH: 0
${project === null ? '' : list('before_script', installation(project))}\
  # First the whole report, which GitLab compares with that of the default branch; then what a
  # merge request causes. Add \`--rule drift=error\` to the last line to fail on drift.
${list('script', [...folder, report, `${command} ${since}`])}\
  artifacts:
    when: always
    reports:
      codequality: ${oneLine(inFolder(home, REPORT))}
`;
}

function installation(project: Project): string[] {
  const { manager, folder } = project;
  const commands = needsCorepack(project) ? ['corepack enable'] : [];
  if (manager.name === 'bun') commands.push('npm install --global bun');
  commands.push(
    folder === '.' ? manager.install : `(cd ${shellPath(folder)} && ${manager.install})`,
  );
  return commands;
}

function list(field: string, commands: readonly string[]): string {
  return `  ${field}:\n${commands.map((command) => `    - ${oneLine(command)}\n`).join('')}`;
}
