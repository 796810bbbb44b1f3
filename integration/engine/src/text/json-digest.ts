import { createHash } from 'node:crypto';
import { jsonPieces } from './json-pieces.ts';

/** Returns a hash of data of any size. Equal data gives the same hash, other data another one. */
export function digestOfJson(value: unknown): string {
  const hash = createHash('sha256');
  for (const piece of jsonPieces(value, 0)) hash.update(piece);
  return hash.digest('hex');
}
