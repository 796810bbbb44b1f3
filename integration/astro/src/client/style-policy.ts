/** Lists the hashes of style sheets that are allowed, and so allows no other. */
const STRICT_STYLES = /\bstyle-src(?:-elem)?\s[^;]*'sha\d+-/i;

/** The policies that stand in a page. */
export function policiesOf(page: Document): NodeListOf<HTMLMetaElement> {
  return page.querySelectorAll('meta[http-equiv="content-security-policy" i]');
}

/**
 * Whether a page's Content Security Policy lets a diagram have its style sheet. An empty one says
 * nothing: Astro lists its hash. A policy of the page itself is read, as trying would be reported.
 */
export function allowsStyles(page: Document): boolean {
  if ([...policiesOf(page)].some(({ content }) => STRICT_STYLES.test(content))) return false;
  const style = page.createElement('style');
  style.textContent = '.drift-diagram-probe {}';
  page.head.append(style);
  const isAllowed = style.sheet !== null;
  style.remove();
  return isAllowed;
}
