import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Element } from 'hast';
import { readCitation } from '../../citations/citation.ts';
import { isInside, toRepositoryPath } from '../../files/contained.ts';

/**
 * Changes whenever the marks do, so that Markdown rendered with older ones is not taken from a
 * cache.
 */
export const MARKS_VERSION = 1;

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

/** Goes around inline code that may be a citation. */
export function citeMark(text: string): Element {
  return element('drift-cite', { 'data-ref': text });
}

/** Whether inline code could be a citation. Most of it is not, and stays as it is. */
export function mayCite(text: string): boolean {
  const token = readCitation(text);
  return token !== null && (token.startLine !== null || /[./]|^[A-Z]\w+$/.test(token.path));
}

/** Whether a link's target is relative to the document. */
export function isRelative(href: unknown): href is string {
  return typeof href === 'string' && href !== '' && !/^(?:[a-z][a-z0-9+.-]*:|[/?#])/i.test(href);
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
