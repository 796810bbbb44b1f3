const OPEN = String.raw`(?:<|&lt;|&#60;|&#x3c;|\\u003c)`;
const CLOSE = String.raw`(?:>|&gt;|&#62;|&#x3e;|\\u003e)`;

/** A tag of a mark, as it is or as text in XML or JSON. Paths of files are not longer. */
const MARK = new RegExp(
  `${OPEN}/?drift-(?:page|end|here)(?: data-(?:file|part)=.{0,5000}?)?${CLOSE}`,
  'gi',
);

/**
 * Takes the marks of rendered documents out of a feed or any other text that is no page: those who
 * read it cannot know what they mean.
 */
export function withoutMarks(text: string): string {
  return text.replace(MARK, '');
}
