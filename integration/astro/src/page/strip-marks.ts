const OPEN = String.raw`(?:<|&lt;|&#60;|&#x3c;|\\u003c)`;
const CLOSE = String.raw`(?:>|&gt;|&#62;|&#x3e;|\\u003e)`;

/** A tag of a mark, plain or escaped in XML or JSON. Longer paths do not occur. */
const MARK = new RegExp(
  `${OPEN}/?drift-(?:page|end|here)(?: data-(?:file|part)=.{0,5000}?)?${CLOSE}`,
  'gi',
);

/** Removes marks from a feed or any other text that is not a page. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, '');
}
