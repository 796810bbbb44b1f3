import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { onScreen } from './cli.ts';
import type { TestRepository } from './repository.ts';
import { cleanEnvironment } from './site.ts';

/** A question, as far as it tells it from others, and the keys that are pressed when it appears. */
export type Exchange = readonly [question: string, keys: string];

/** How a dialogue ended, and all that was shown, without control characters. */
export interface Dialogue {
  readonly code: number | null;
  readonly screen: string;
}

export const KEYS = {
  enter: '\r',
  down: '\u001b[B',
  interrupt: '\u0003',
  end: '\u0004',
  clear: '\u0015',
} as const;

/** Runs `astro-drift` on a terminal, with somebody who reads each question before they answer. */
export async function converse(
  repository: TestRepository,
  args: readonly string[],
  exchanges: readonly Exchange[],
): Promise<Dialogue> {
  const child = spawn('script', onScreen(args, 100, 40), {
    cwd: repository.root,
    env: { ...cleanEnvironment({}), TERM: 'xterm-256color', CI: '' },
  });
  let shown = '';
  let seen = 0;
  const left = [...exchanges];
  child.stdout.on('data', (chunk: Buffer) => {
    shown += stripVTControlCharacters(chunk.toString());
    const [next] = left;
    if (next === undefined) return;
    const at = shown.indexOf(next[0], seen);
    if (at < 0) return;
    seen = shown.length;
    left.shift();
    child.stdin.write(next[1]);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, screen: shown };
}
