import { hash } from 'node:crypto';

/**
 * Returns a hash of a text. It has 132 bits, in characters that are allowed in JSON and in file
 * names.
 */
export function fingerprintOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
