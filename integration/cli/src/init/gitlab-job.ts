import { shellPath } from '@astro-drift/engine/internal/text/shell-word';
import { commandOf, needsCorepack, oneLine, type Pipeline } from './check-command.ts';
import { inFolder } from './package-manager.ts';
import type { Project } from './project.ts';

const REPORT = 'gl-code-quality-report.json';

/**
 * A GitLab CI job that checks merge requests and the default branch. GitLab compares their reports,
 * so both have to be complete: GitLab takes a finding that a merge request lacks for a resolved one.
 */
export function gitlabJob({ project, version }: Pipeline): string {
  const home = project?.home ?? '.';
  const command = `${commandOf(project, version)} check`;
  const script = [
    ...(home === '.' ? [] : [`cd ${shellPath(home)}`]),
    // Findings have exit code 1. Whether they fail the job is up to the last command.
    `${command} --output gitlab=${REPORT} > /dev/null || [ $? -eq 1 ]`,
    `${command} \${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}`,
  ];
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
${list('script', script)}\
  artifacts:
    when: always
    reports:
      codequality: ${oneLine(inFolder(home, REPORT))}
`;
}

function installation(project: Project): string[] {
  const { name, folder, install } = project.manager;
  return [
    ...(needsCorepack(project) ? ['corepack enable'] : []),
    ...(name === 'bun' ? ['npm install --global bun'] : []),
    folder === '.' ? install : `(cd ${shellPath(folder)} && ${install})`,
  ];
}

function list(field: string, commands: readonly string[]): string {
  return `  ${field}:\n${commands.map((command) => `    - ${oneLine(command)}\n`).join('')}`;
}
