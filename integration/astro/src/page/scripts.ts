import { html } from '@astro-drift/engine/internal/html/html';

/** The scripts of the package. A page needs a script if it contains the text beside it. */
const SCRIPTS = {
  'preview.js': ' data-preview="',
  'diagrams.js': '<figure class="drift-diagram"',
} as const;

export type ScriptName = keyof typeof SCRIPTS;

/** The style sheet of documents. */
export const STYLES = 'site.css';

export type AssetName = ScriptName | typeof STYLES;

/** Returns the URL of a file. Returns `null` if pages do not link to it. */
export type AssetAddress = (name: AssetName) => string | null;

/** Matches an element that the style sheet is about. */
const STYLED = /\bclass="(?:[^"]*\s)?drift-[a-z]/;

/** Matches the start tag of a page's head. */
const HEAD = /<head(?:\s[^>]*)?>/i;

/** Matches the beginning of a page that leaves out the start tag of its head. */
const START = /^\s*(?:<!doctype[^>]*>)?\s*(?:<html(?:\s[^>]*)?>)?/i;

/** Adds the style sheet and the scripts that a page needs. */
export function addAssets(page: string, address: AssetAddress): string {
  const link = styleOf(page, address);
  const at = styleOffset(page);
  return addScripts(page.slice(0, at) + link + page.slice(at), address);
}

/** Returns the link to the style sheet. Returns `''` if a part of a page does not need it. */
export function styleOf(part: string, address: AssetAddress): string {
  const href = STYLED.test(part) ? address(STYLES) : null;
  return href === null ? '' : html`<link rel="stylesheet" href="${href}">`.toString();
}

/**
 * Returns the position at which the style sheet is inserted: the beginning of the page's head. So
 * the site's own styles come later, and win.
 */
export function styleOffset(page: string): number {
  const found = HEAD.exec(page) ?? START.exec(page);
  return found === null ? 0 : found.index + found[0].length;
}

/** Adds the scripts that a page needs to the end of the page. */
export function addScripts(page: string, address: AssetAddress): string {
  const at = scriptOffset(page);
  return page.slice(0, at) + scriptsOf(page, address) + page.slice(at);
}

/** Returns the `<script>` elements that a part of a page needs. */
export function scriptsOf(part: string, address: AssetAddress): string {
  return (Object.keys(SCRIPTS) as ScriptName[])
    .filter((name) => part.includes(SCRIPTS[name]))
    .map(address)
    .filter((src) => src !== null)
    .map((src) => html`<script type="module" src="${src}"></script>`)
    .join('');
}

/** Returns the position at which scripts are inserted: the end of the page's body. */
export function scriptOffset(page: string): number {
  const end = page.lastIndexOf('</body>');
  return end < 0 ? page.length : end;
}
