/**
 * Whether a string may span several lines. Returns false only if no backslash stands before a
 * quote, and each quote is closed by the next one, on the same line and of the same kind. Then no
 * string is open at the end of a line, even if some of the quotes begin no string.
 */
export function doubtQuotes(text: string): boolean {
  return /\\["'`]/.test(text) || /["'`]/.test(text.replace(/(["'`])[^"'`\n]*\1/g, ''));
}

/**
 * Whether SQL may contain a text that spans several lines: a string, or rows of data between
 * statements.
 */
export function doubtSql(text: string): boolean {
  return doubtQuotes(text) || /\\$|\$\w*\$|\bn?q'|\bstdin\b/im.test(text);
}

/**
 * Whether indents may mean something in this XML. Indents between tags and inside of tags mean
 * nothing. Indents count in text, in white space that is the only content of an element, and in the
 * value of an attribute.
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

/**
 * Matches what shows that HTML or a component contains text in another language or preformatted
 * text.
 */
const FOREIGN =
  /<docs\b|<!\[CDATA\[|\bis:raw\b|markdown|mermaid|preserve-?whitespace|white-?space|xml:space/i;

/** Matches the start of a block in a language in which indents may mean something. */
const FOREIGN_BLOCK =
  /<(?:i18n|route|script|style|template)\b[^<>]*\s(?:lang|type)=(?!["']?(?:application\/(?:ld\+)?json|css|html|importmap|jsx?|json5?|less|module|postcss|scss|text\/css|text\/javascript|tsx?)["'\s>])/i;

/** Matches attributes in whose values white space only separates words. */
const LIST = /^(?:[:@].*|v-.*|class|classname|d|points|sizes|srcset|style)$/i;

/** Whether indents may mean something in this HTML or this component. */
export function doubtMarkup(text: string): boolean {
  if (FOREIGN.test(text) || FOREIGN_BLOCK.test(text)) return true;
  const open = [...text.matchAll(/=[ \t]*(?:"[^"\n]*|'[^'\n]*)$/gm)];
  return open.some(({ index }) => !LIST.test(nameBefore(text, index)));
}

/**
 * Returns the name of the attribute that ends before an offset. Only the end of a long name is
 * returned.
 */
function nameBefore(text: string, end: number): string {
  return /[\w:@.-]*$/.exec(text.slice(Math.max(0, end - 40), end))?.[0] ?? '';
}
