import { Tinypool } from 'tinypool';
import type { Runs } from './token-runs.ts';
import { type Code, ShikiHighlighter, type ShikiSetup } from './shiki.ts';

const shiki = new ShikiHighlighter(Tinypool.workerData as ShikiSetup);

/** The work of a highlighting thread. */
export default async function highlight(code: Code): Promise<Runs> {
  return shiki.highlight(code);
}
