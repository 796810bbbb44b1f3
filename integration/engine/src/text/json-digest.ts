import { createHash } from 'node:crypto';
import { jsonPieces } from './json-pieces.ts';

/** The same text for equal data, however much it is, and another one for other data. */
export function digestOfJson(value: unknown): string {
  const hash = createHash('sha256');
  for (const piece of jsonPieces(value, 0)) hash.update(piece);
  return hash.digest('hex');
}
