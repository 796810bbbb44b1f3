import { DomUtils, parseDocument } from 'htmlparser2';

/** The text that a browser shows for markup. */
export function textOfMarkup(markup: string): string {
  return DomUtils.textContent(parseDocument(markup));
}
