import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInside, toRepositoryPath } from '@astro-drift/engine/internal/files/contained';
import { html } from '@astro-drift/engine/internal/html/html';

/**
 * Changes whenever the marks do, so that Markdown rendered with older ones is not taken from a
 * cache.
 */
export const MARKS_VERSION = 4;

/** The document that is being rendered, as its marks name it; `null` outside of the repository. */
export function documentOf(root: string, file: URL | string | undefined): string | null {
  if (file === undefined) return null;
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  const real = realPath(path);
  return isInside(root, real) ? toRepositoryPath(root, real) : null;
}

/** Where a document begins: its banner goes here. */
export function startMark(file: string): string {
  return html`<drift-page data-file="${file}"></drift-page>`.toString();
}

/** Where a document ends: its sources go here. */
export const END_MARK = '<drift-end></drift-end>';

/** Removes marks that an author wrote in HTML: they could name another document. */
export function withoutForged(code: string): string {
  return code.replace(/<\/?drift-(?:page|end|here|seen)(?![\w-])[^>]*>?/gi, '');
}

/** Where folders really are: a site has few, and many documents in each. */
const folders = new Map<string, string>();

function realPath(path: string): string {
  try {
    if (lstatSync(path).isSymbolicLink()) return realpathSync(path);
    const folder = dirname(path);
    const real = folders.get(folder) ?? realpathSync(folder);
    folders.set(folder, real);
    return join(real, basename(path));
  } catch {
    return path;
  }
}
