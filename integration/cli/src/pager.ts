import { spawn } from 'node:child_process';
import { Git } from '@astro-drift/engine/internal/git/git';
import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import type { Printer } from './printer.ts';

/** Shows text in the pager that git would use. Prints it if there is no terminal or no pager. */
export async function printInPager(
  text: LogText,
  terminal: Printer,
  { root, isWanted }: { root: string; isWanted: boolean },
): Promise<void> {
  if (!isWanted || !terminal.isInteractive || !(await runPager(await findPager(root), text))) {
    terminal.print(text);
  }
}

async function findPager(root: string): Promise<string> {
  const { GIT_PAGER, PAGER } = process.env;
  const configured = await new Git(root).answer(['config', '--get', 'core.pager']);
  return [GIT_PAGER, configured?.trim(), PAGER].find(Boolean) ?? 'less';
}

/**
 * Shows text in a pager. Returns whether the pager could be run.
 *
 * @param command a shell command, which may have arguments
 */
async function runPager(command: string, text: LogText): Promise<boolean> {
  if (command === '' || command === 'cat') return false;
  const child = spawn(command, {
    shell: true,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', LV: '-c', ...process.env },
  });
  child.stdin.on('error', () => undefined).end(`${text.toString()}\n`);
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(false);
    });
    child.on('close', (code) => {
      resolve(code !== 127);
    });
  });
}
