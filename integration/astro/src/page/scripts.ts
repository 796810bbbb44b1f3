import { html } from '@astro-drift/engine/internal/html/html';

/** The scripts that pages load, each with what it looks for in a page. */
const SCRIPTS = {
  'preview.js': ' data-preview="',
  'diagrams.js': '<figure class="drift-diagram"',
} as const;

/** The file of a script that pages load. */
export type ScriptName = keyof typeof SCRIPTS;

/** Tells the address of a script; `null` for one that the site does not have. */
export type ScriptAddress = (name: ScriptName) => string | null;

/** Adds to a page the scripts that it has a use for. */
export function addScripts(page: string, address: ScriptAddress): string {
  const at = scriptOffset(page);
  return page.slice(0, at) + scriptsOf(page, address) + page.slice(at);
}

/** The elements of the scripts that a part of a page has a use for. */
export function scriptsOf(part: string, address: ScriptAddress): string {
  return (Object.keys(SCRIPTS) as ScriptName[])
    .filter((name) => part.includes(SCRIPTS[name]))
    .map(address)
    .filter((src) => src !== null)
    .map((src) => html`<script type="module" src="${src}"></script>`)
    .join('');
}

/** Where a page has its scripts: at its end. */
export function scriptOffset(page: string): number {
  const end = page.lastIndexOf('</body>');
  return end < 0 ? page.length : end;
}
