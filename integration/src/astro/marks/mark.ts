import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Element } from 'hast';
import { isInside, toRepositoryPath } from '../../files/contained.ts';

/**
 * Changes whenever the marks do, so that Markdown rendered with older ones is not taken from a
 * cache.
 */
export const MARKS_VERSION = 2;

/** The document that is being rendered, as its marks name it; `null` outside of the repository. */
export function documentOf(root: string, file: URL | string | undefined): string | null {
  if (file === undefined) return null;
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  const real = realPath(path);
  return isInside(root, real) ? toRepositoryPath(root, real) : null;
}

/** Where a document begins: its banner goes here. */
export function startMark(file: string): Element {
  return element('drift-page', { 'data-file': file });
}

/** Where a document ends: its sources go here. */
export function endMark(): Element {
  return element('drift-end', {});
}

function element(tagName: string, properties: Element['properties']): Element {
  return { type: 'element', tagName, properties, children: [] };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
