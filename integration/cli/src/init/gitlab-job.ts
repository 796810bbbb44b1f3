import { shellPath } from '@astro-drift/engine/internal/text/shell-word';
import { ciFile, commandOf, installCommands, type JobContext } from './check-command.ts';
import { inFolder } from './package-manager.ts';

const REPORT = 'gl-code-quality-report.json';

/**
 * A GitLab CI job that checks merge requests and the default branch. GitLab compares their reports,
 * so both have to be complete: GitLab takes a finding that a merge request lacks for a resolved one.
 */
export function gitlabJob({ project, version }: JobContext): string {
  const folder = project?.folder ?? '.';
  const check = `${commandOf(project, version)} check`;
  const job = {
    image: 'node:24',
    rules: [
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
      { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
    ],
    variables: { GIT_DEPTH: 0 },
    script: [
      ...(folder === '.' ? [] : [`cd ${shellPath(folder)}`]),
      ...installCommands(project),
      // Findings have exit code 1. Whether they fail the job is up to the last command.
      `${check} --output gitlab=${REPORT} > /dev/null || [ $? -eq 1 ]`,
      `${check} \${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}`,
    ],
    artifacts: { when: 'always', reports: { codequality: inFolder(folder, REPORT) } },
  };
  return ciFile(COMMENT, { drift: job });
}

const COMMENT = `
Reports documents whose sources have changed. That needs the whole history (\`GIT_DEPTH: 0\`). The
first check writes the complete report, which GitLab compares with that of the default branch. The
last one prints what a merge request causes. To fail on drift, add \`--rule drift=error\` to it.
`;
