import { hash } from 'node:crypto';

/** A hash of a text: 132 bits, as characters that are allowed in JSON and in file names. */
export function fingerprintOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
