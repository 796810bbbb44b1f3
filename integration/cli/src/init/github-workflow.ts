import { commandOf, homeOf, needsCorepack, oneLine, type Pipeline } from './check-command.ts';
import { inFolder } from './package-manager.ts';
import type { Project } from './project.ts';

/** Where the workflow goes. */
export const GITHUB_FILE = '.github/workflows/drift.yml';

/** A workflow of GitHub Actions that checks pull requests, and the branch that they go to. */
export function githubWorkflow(pipeline: Pipeline): string {
  const { project, branch, version } = pipeline;
  const command = commandOf(project, version);
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
${project === null ? SETUP_NODE : installation(project)}
      # On a pull request: what it causes. Add \`--rule drift=error\` to fail on drift.
      - run: ${command} check \${GITHUB_BASE_REF:+--since "origin/$GITHUB_BASE_REF"}${inside(homeOf(pipeline))}
`;
}

const SETUP_NODE = `      - uses: actions/setup-node@v5
        with:
          node-version: 24`;

function installation(project: Project): string {
  const { manager, folder } = project;
  const lines = [SETUP_NODE];
  if (manager.install === 'npm ci') {
    lines.push('          cache: npm');
    if (folder !== '.') {
      const lock = inFolder(folder, 'package-lock.json');
      lines.push(`          cache-dependency-path: ${oneLine(lock)}`);
    }
  }
  if (manager.name === 'bun') lines.push('      - uses: oven-sh/setup-bun@v2');
  if (needsCorepack(project)) lines.push('      - run: corepack enable');
  lines.push(`      - run: ${manager.install}${inside(folder)}`);
  return lines.join('\n');
}

function inside(folder: string): string {
  return folder === '.' ? '' : `\n        working-directory: ${oneLine(folder)}`;
}
