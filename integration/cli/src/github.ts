import { appendFile } from 'node:fs/promises';

/** Whether the process runs in GitHub Actions. */
export function isGithub(env: NodeJS.ProcessEnv): boolean {
  return env['GITHUB_ACTIONS'] === 'true';
}

/**
 * Adds Markdown to the summary of the step, if there is one. An error is ignored: a check does not
 * fail because of its summary.
 */
export async function addSummary(env: NodeJS.ProcessEnv, markdown: string): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  await appendFile(file, `${markdown}\n`).catch(() => undefined);
}
