import { appendFile } from 'node:fs/promises';

/** Whether this is a step of a job of GitHub's. */
export function isGithub(env: NodeJS.ProcessEnv): boolean {
  return env['GITHUB_ACTIONS'] === 'true';
}

/**
 * Adds Markdown to the summary of the step; nothing where there is none. That a summary cannot be
 * written is no reason to fail a check.
 */
export async function addSummary(env: NodeJS.ProcessEnv, markdown: string): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  await appendFile(file, `${markdown}\n`).catch(() => undefined);
}
