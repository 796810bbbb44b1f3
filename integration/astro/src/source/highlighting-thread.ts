import { Tinypool } from 'tinypool';
import type { Runs } from './token-runs.ts';
import { type Code, ShikiHighlighter, type ShikiSetup } from './shiki.ts';

const shiki = new ShikiHighlighter(Tinypool.workerData as ShikiSetup);

/** Highlights code. Each highlighting thread runs this function. */
export default async function highlight(code: Code): Promise<Runs> {
  return shiki.highlight(code);
}
