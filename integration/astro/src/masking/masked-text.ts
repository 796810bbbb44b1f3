import { findPrivateKeys, type Run } from './private-keys.ts';
import { findTokens } from './tokens.ts';

declare const masked: unique symbol;

/**
 * The text of a file in which secrets are masked, so that a site may show it. Only {@link
 * maskSecrets} returns this type.
 */
export type MaskedText = string & { readonly [masked]: true };

/**
 * Replaces everything that looks like a token, a password or a private key by dots. Lines and
 * columns stay the same.
 *
 * @param path the path of the file
 */
export function maskSecrets(text: string, path: string): MaskedText {
  const runs = [...findPrivateKeys(text), ...findTokens(text, path)];
  return (runs.length === 0 ? text : mask(text, runs)) as MaskedText;
}

function mask(text: string, runs: readonly Run[]): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of runs.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    shown += text.slice(at, from) + text.slice(from, end).replace(/\S/g, '•');
    at = end;
  }
  return shown + text.slice(at);
}
