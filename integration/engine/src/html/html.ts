const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to insert into a page. Only {@link html} and components of Astro make it. */
export class Html {
  private readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

type Part = string | number | Html | null | false | readonly Part[];

/** A template tag. Values are escaped, unless they are {@link Html}. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? '';
  parts.forEach((part, index) => {
    markup += render(part) + (strings[index + 1] ?? '');
  });
  return new Html(markup);
}

/** Escapes text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  // Most texts need no escape, and a test is faster than a replacement.
  if (!/[&<>"']/.test(text)) return text;
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Returns a sentence as markup. Text between backticks becomes code. */
export function withCode(sentence: string): Html {
  const parts = sentence.split(/`([^`]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/**
 * Returns a sentence as markup. Days such as 2026-01-28 are marked as dates, and no line breaks
 * inside of them.
 */
export function withDays(sentence: string): Html {
  const parts = sentence.split(/(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])/);
  return html`${parts.map((part, index) =>
    index % 2 === 1 ? html`<time datetime="${part}">${part}</time>` : part,
  )}`;
}

function render(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'object') return part.map(render).join('');
  return escapeHtml(String(part));
}
