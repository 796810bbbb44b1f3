import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInside, toRepositoryPath } from '@astro-drift/engine/internal/files/safe-path';
import { html } from '@astro-drift/engine/internal/html/html';

/**
 * Increase this version with every change of the marks. Then cached HTML with older marks is not
 * used.
 */
export const MARKS_VERSION = 4;

/**
 * Returns the path of the document that is being rendered, in the form that marks contain. Returns
 * `null` if the file is outside of the repository.
 */
export function documentOf(root: string, file: URL | string | undefined): string | null {
  if (file === undefined) return null;
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  const real = realPath(path);
  return isInside(root, real) ? toRepositoryPath(root, real) : null;
}

/** Returns the mark for the start of a document. The banner replaces it later. */
export function startMark(file: string): string {
  return html`<drift-page data-file="${file}"></drift-page>`.toString();
}

/** The mark for the end of a document. The list of sources replaces it later. */
export const END_MARK = '<drift-end></drift-end>';

/** Removes marks that an author wrote in HTML. They could name another document. */
export function withoutForged(code: string): string {
  return code.replace(/<\/?drift-(?:page|end|here|seen)(?![\w-])[^>]*>?/gi, '');
}

/** Caches the real paths of folders. A site has few folders, but many documents in each. */
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
