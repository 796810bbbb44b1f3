import { html, type Html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';

/** Marks a text of the engine as English, if the page is in another language. */
export function ofEngine(text: string | Html, { lang }: Pick<Strings, 'lang'>): Html {
  return /^en(?:-|$)/i.test(lang) ? html`${text}` : html`<span lang="en">${text}</span>`;
}
