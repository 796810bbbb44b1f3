import { ciFile, commandOf, installCommands, type JobContext } from './check-command.ts';

/** A GitHub Actions workflow that checks pull requests and the branch they are merged into. */
export function githubWorkflow({ project, branch, version }: JobContext): string {
  const lockFile = project?.manager.name === 'npm' ? project.manager.lockFile : null;
  const cache = lockFile === null ? {} : { cache: 'npm', 'cache-dependency-path': lockFile };
  const folder =
    project === null || project.folder === '.' ? {} : { 'working-directory': project.folder };
  const check = `${commandOf(project, version)} check \${GITHUB_BASE_REF:+--since "origin/$GITHUB_BASE_REF"}`;
  return ciFile(COMMENT, {
    name: 'Documentation',
    on: { push: { branches: [branch] }, pull_request: {} },
    permissions: { contents: 'read' },
    jobs: {
      drift: {
        'runs-on': 'ubuntu-latest',
        steps: [
          { uses: 'actions/checkout@v5', with: { 'fetch-depth': 0 } },
          { uses: 'actions/setup-node@v5', with: { 'node-version': 24, ...cache } },
          ...[...installCommands(project), check].map((run) => ({ run, ...folder })),
        ],
      },
    },
  });
}

const COMMENT = `
Reports documents whose sources have changed; on a pull request, only those that it affects. That
needs the whole history (\`fetch-depth: 0\`). To fail on drift, add \`--rule drift=error\`.
`;
