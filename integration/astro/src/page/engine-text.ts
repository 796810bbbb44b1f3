import { html, type Html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';

/** What the engine says is in English, whatever the language of the page. */
export function ofEngine(text: string | Html, { lang }: Pick<Strings, 'lang'>): Html {
  return /^en(?:-|$)/i.test(lang) ? html`${text}` : html`<span lang="en">${text}</span>`;
}
