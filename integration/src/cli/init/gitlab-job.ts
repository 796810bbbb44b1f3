import { shellWord } from '../../text/shell-word.ts';
import { commandOf, homeOf, needsCorepack, oneLine, type Pipeline } from './check-command.ts';
import { inFolder } from './package-manager.ts';
import type { Project } from './project.ts';

/** Where the job goes. */
export const GITLAB_FILE = '.gitlab-ci.yml';

const REPORT = 'gl-code-quality-report.json';

/** A job of GitLab CI that checks merge requests, and the branch that they go to. */
export function gitlabJob(pipeline: Pipeline): string {
  const { project, version } = pipeline;
  const home = homeOf(pipeline);
  const since = '${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}';
  const check = `${commandOf(project, version)} check ${since} --output gitlab=${REPORT}`;
  const script = [...(home === '.' ? [] : [`cd ${shellWord(home)}`]), check];
  return `drift:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    # What changed is told from history.
    GIT_DEPTH: 0
${project === null ? '' : list('before_script', installation(project))}\
  # On a merge request: what it causes. Add \`--rule drift=error\` to fail on drift.
${list('script', script)}\
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
    folder === '.' ? manager.install : `(cd ${shellWord(folder)} && ${manager.install})`,
  );
  return commands;
}

function list(field: string, commands: readonly string[]): string {
  return `  ${field}:\n${commands.map((command) => `    - ${oneLine(command)}\n`).join('')}`;
}
