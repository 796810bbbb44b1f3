import { hash } from 'node:crypto';

/** Stands for a text: 132 bits, in letters that are fit for JSON and file names. */
export function fingerprintOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
