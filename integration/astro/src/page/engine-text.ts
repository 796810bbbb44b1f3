import { html, type Html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';

/**
 * Renders a text of the engine, which is in English. If the page is in another language, marks the
 * language of the text.
 */
export function ofEngine(text: string | Html, { lang }: Pick<Strings, 'lang'>): Html {
  return /^en(?:-|$)/i.test(lang) ? html`${text}` : html`<span lang="en">${text}</span>`;
}
