import { Tinypool } from 'tinypool';
import type { Runs } from './runs.ts';
import { type Code, ShikiHighlighter, type ShikiSetup } from './shiki.ts';

const shiki = new ShikiHighlighter(Tinypool.workerData as ShikiSetup);

/** What a thread of the highlighter does. */
export default async function highlight(code: Code): Promise<Runs> {
  return shiki.highlight(code);
}
