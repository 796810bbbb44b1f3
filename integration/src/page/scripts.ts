import { html } from '../html/html.ts';

/** The scripts that pages load, each with what it looks for in a page. */
const SCRIPTS = {
  'preview.js': ' data-preview="',
  'diagrams.js': '<figure class="drift-diagram"',
} as const;

/** The file of a script that pages load. */
export type ScriptName = keyof typeof SCRIPTS;

/**
 * Adds to a page the scripts that it has a use for, at its end.
 *
 * @param address where a script is
 */
export function addScripts(page: string, address: (name: ScriptName) => string): string {
  const names = (Object.keys(SCRIPTS) as ScriptName[]).filter((name) =>
    page.includes(SCRIPTS[name]),
  );
  const tags = names.map((name) => html`<script type="module" src="${address(name)}"></script>`);
  const end = page.lastIndexOf('</body>');
  const at = end < 0 ? page.length : end;
  return page.slice(0, at) + tags.join('') + page.slice(at);
}
