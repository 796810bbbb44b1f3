import { html } from '@astro-drift/engine/internal/html/html';

/** The scripts of the package, each with the text that a page must contain to need it. */
const SCRIPTS = {
  'preview.js': ' data-preview="',
  'diagrams.js': '<figure class="drift-diagram"',
} as const;

/** The name of a script. */
export type ScriptName = keyof typeof SCRIPTS;

/** The URL of a script; `null` if the site does not have it. */
export type ScriptAddress = (name: ScriptName) => string | null;

/** Adds the scripts that a page needs. */
export function addScripts(page: string, address: ScriptAddress): string {
  const at = scriptOffset(page);
  return page.slice(0, at) + scriptsOf(page, address) + page.slice(at);
}

/** The elements of the scripts that a part of a page needs. */
export function scriptsOf(part: string, address: ScriptAddress): string {
  return (Object.keys(SCRIPTS) as ScriptName[])
    .filter((name) => part.includes(SCRIPTS[name]))
    .map(address)
    .filter((src) => src !== null)
    .map((src) => html`<script type="module" src="${src}"></script>`)
    .join('');
}

/** Where scripts are inserted: at the end of the page. */
export function scriptOffset(page: string): number {
  const end = page.lastIndexOf('</body>');
  return end < 0 ? page.length : end;
}
