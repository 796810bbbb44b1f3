import { html } from '@astro-drift/engine/internal/html/html';

/** The scripts of the package. A page needs a script if it contains the text beside it. */
const SCRIPTS = {
  'preview.js': ' data-preview="',
  'diagrams.js': '<figure class="drift-diagram"',
} as const;

export type ScriptName = keyof typeof SCRIPTS;

/** Returns the URL of a script. Returns `null` if the site does not have it. */
export type ScriptAddress = (name: ScriptName) => string | null;

/** Adds the scripts that a page needs to the end of the page. */
export function addScripts(page: string, address: ScriptAddress): string {
  const at = scriptOffset(page);
  return page.slice(0, at) + scriptsOf(page, address) + page.slice(at);
}

/** Returns the `<script>` elements that a part of a page needs. */
export function scriptsOf(part: string, address: ScriptAddress): string {
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
