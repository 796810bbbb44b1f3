/**
 * Whether a string can reach over several lines. It cannot where every quote is paired with the next
 * one, which is of its kind and on its line: whatever is a quote and whatever isn't, none is open
 * at the end of a line then. A backslash before a quote leaves that in doubt.
 */
export function doubtQuotes(text: string): boolean {
  return /\\["'`]/.test(text) || /["'`]/.test(text.replace(/(["'`])[^"'`\n]*\1/g, ''));
}

/** Whether SQL can hold a text over several lines: a string, or rows between statements. */
export function doubtSql(text: string): boolean {
  return doubtQuotes(text) || /\\$|\$\w*\$|\bn?q'|\bstdin\b/im.test(text);
}

/**
 * Whether indents can mean something in XML: not between tags and in them, but in text, in what is
 * the only content of an element, and in an attribute.
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

/** Of HTML, or of a component: a part in another language, or text as it stands. */
const FOREIGN =
  /<docs\b|<!\[CDATA\[|\bis:raw\b|markdown|mermaid|preserve-?whitespace|white-?space|xml:space/i;

/** A block in a language other than those in which indents mean nothing. */
const FOREIGN_BLOCK =
  /<(?:i18n|route|script|style|template)\b[^<>]*\s(?:lang|type)=(?!["']?(?:application\/(?:ld\+)?json|css|html|importmap|jsx?|json5?|less|module|postcss|scss|text\/css|text\/javascript|tsx?)["'\s>])/i;

/** Attributes in which whitespace only separates. */
const LIST = /^(?:[:@].*|v-.*|class|classname|d|points|sizes|srcset|style)$/i;

/** Whether indents can mean something in HTML, or in a component. */
export function doubtMarkup(text: string): boolean {
  if (FOREIGN.test(text) || FOREIGN_BLOCK.test(text)) return true;
  const open = [...text.matchAll(/=[ \t]*(?:"[^"\n]*|'[^'\n]*)$/gm)];
  return open.some(({ index }) => !LIST.test(nameBefore(text, index)));
}

/** The attribute that ends before an offset, as far as its name is not too long. */
function nameBefore(text: string, end: number): string {
  return /[\w:@.-]*$/.exec(text.slice(Math.max(0, end - 40), end))?.[0] ?? '';
}
