import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInside, toRepositoryPath } from '@astro-drift/engine/internal/files/safe-path';
import { html } from '@astro-drift/engine/internal/html/html';

/** Raise it with every change of the marks. Cached HTML with older marks is then not used. */
export const MARKS_VERSION = 4;

/**
 * The path of the document that is being rendered, as marks contain it; `null` for a file outside
 * of the repository.
 */
export function documentOf(root: string, file: URL | string | undefined): string | null {
  if (file === undefined) return null;
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  const real = realPath(path);
  return isInside(root, real) ? toRepositoryPath(root, real) : null;
}

/** The mark at the start of a document. The banner replaces it. */
export function startMark(file: string): string {
  return html`<drift-page data-file="${file}"></drift-page>`.toString();
}

/** The mark at the end of a document. The sources replace it. */
export const END_MARK = '<drift-end></drift-end>';

/** Removes marks that an author wrote in HTML, because they could name another document. */
export function withoutForged(code: string): string {
  return code.replace(/<\/?drift-(?:page|end|here|seen)(?![\w-])[^>]*>?/gi, '');
}

/** Resolved paths of folders. A site has few folders, each with many documents. */
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
