import { commandOf, needsCorepack, oneLine, type Pipeline } from './check-command.ts';
import type { Project } from './project.ts';

/** A GitHub Actions workflow that checks pull requests and the branch they are merged into. */
export function githubWorkflow({ project, branch, version }: Pipeline): string {
  return `name: Documentation

on:
  push:
    branches: ${oneLine([branch])}
  pull_request:

permissions:
  contents: read

jobs:
  drift:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          # What changed is told from history.
          fetch-depth: 0
      - uses: actions/setup-node@v5
        with:
          node-version: 24
${project === null ? '' : installation(project)}\
      # On a pull request: what it causes. Add \`--rule drift=error\` to fail on drift.
      - run: ${commandOf(project, version)} check \${GITHUB_BASE_REF:+--since "origin/$GITHUB_BASE_REF"}
${workingDirectory(project?.home)}`;
}

/** The rest of the step that sets up Node, and the steps that install the packages. */
function installation(project: Project): string {
  const { name, lockFile, folder, install } = project.manager;
  const lines = [];
  if (name === 'npm' && lockFile !== null) {
    lines.push('          cache: npm');
    if (folder !== '.') lines.push(`          cache-dependency-path: ${oneLine(lockFile)}`);
  }
  if (name === 'bun') lines.push('      - uses: oven-sh/setup-bun@v2');
  if (needsCorepack(project)) lines.push('      - run: corepack enable');
  lines.push(`      - run: ${install}`);
  return `${lines.join('\n')}\n${workingDirectory(folder)}`;
}

function workingDirectory(folder = '.'): string {
  return folder === '.' ? '' : `        working-directory: ${oneLine(folder)}\n`;
}
