import type { FilePlace } from '../files/lines.ts';

/** Writes a citation, such as `src/auth/routes.py:1-150`. */
export function writeCitation({ path, startLine, endLine }: FilePlace): string {
  if (startLine === null) return path;
  return endLine === null || endLine === startLine
    ? `${path}:${startLine}`
    : `${path}:${startLine}-${endLine}`;
}
