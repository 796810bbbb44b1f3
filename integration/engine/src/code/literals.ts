/**
 * Whether a string may have several lines. It has not if every quote is closed on its line by the
 * next quote, which is of the same kind: then no string is open at the end of a line, even if some
 * quotes are not strings. A backslash before a quote leaves it in doubt.
 */
export function doubtQuotes(text: string): boolean {
  return /\\["'`]/.test(text) || /["'`]/.test(text.replace(/(["'`])[^"'`\n]*\1/g, ''));
}

/** Whether SQL may contain a text of several lines: a string, or rows between statements. */
export function doubtSql(text: string): boolean {
  return doubtQuotes(text) || /\\$|\$\w*\$|\bn?q'|\bstdin\b/im.test(text);
}

/**
 * Whether indents may mean something in XML. They mean nothing between tags and inside of tags, but
 * they count in text, in the only content of an element, and in an attribute.
 */
export function doubtXml(text: string): boolean {
  if (text.includes('<![CDATA[') || text.includes('xml:space')) return true;
  // Every second part is a tag.
  const parts = text.split(/(<[^<>]*>)/);
  return parts.some((part, at) => {
    if (!part.includes('\n')) return false;
    if (at % 2 === 1) return /["']/.test(part.replace(/"[^"\n]*"|'[^'\n]*'/g, ''));
    return part.trim() !== '' || (isOpening(parts[at - 1]) && isClosing(parts[at + 1]));
  });
}

function isOpening(tag = ''): boolean {
  return /^<[^/!?]/.test(tag) && !tag.endsWith('/>');
}

function isClosing(tag = ''): boolean {
  return tag.startsWith('</');
}

/** Signs of text in another language, or of preformatted text, in HTML or in a component. */
const FOREIGN =
  /<docs\b|<!\[CDATA\[|\bis:raw\b|markdown|mermaid|preserve-?whitespace|white-?space|xml:space/i;

/** A block in a language in which indents may mean something. */
const FOREIGN_BLOCK =
  /<(?:i18n|route|script|style|template)\b[^<>]*\s(?:lang|type)=(?!["']?(?:application\/(?:ld\+)?json|css|html|importmap|jsx?|json5?|less|module|postcss|scss|text\/css|text\/javascript|tsx?)["'\s>])/i;

/** Attributes in which white space only separates words. */
const LIST = /^(?:[:@].*|v-.*|class|classname|d|points|sizes|srcset|style)$/i;

/** Whether indents may mean something in HTML or in a component. */
export function doubtMarkup(text: string): boolean {
  if (FOREIGN.test(text) || FOREIGN_BLOCK.test(text)) return true;
  const open = [...text.matchAll(/=[ \t]*(?:"[^"\n]*|'[^'\n]*)$/gm)];
  return open.some(({ index }) => !LIST.test(nameBefore(text, index)));
}

/** The name of the attribute that ends before an offset. A long name is cut. */
function nameBefore(text: string, end: number): string {
  return /[\w:@.-]*$/.exec(text.slice(Math.max(0, end - 40), end))?.[0] ?? '';
}
