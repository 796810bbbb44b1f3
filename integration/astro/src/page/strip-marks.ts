const OPEN = String.raw`(?:<|&lt;|&#60;|&#x3c;|\\u003c)`;
const CLOSE = String.raw`(?:>|&gt;|&#62;|&#x3e;|\\u003e)`;

/**
 * Matches a tag of a mark. The tag can be plain, or escaped in XML or JSON. Its path has at most
 * 5000 characters.
 */
const MARK = new RegExp(
  `${OPEN}/?drift-(?:page|end|here)(?: data-(?:file|part)=.{0,5000}?)?${CLOSE}`,
  'gi',
);

/** Removes all marks from a feed, or from any other text that is not a page. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, '');
}
