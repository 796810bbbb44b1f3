/**
 * Matches a policy that lists hashes of style sheets. Such a policy allows no other style sheet.
 */
const STRICT_STYLES = /\bstyle-src(?:-elem)?\s[^;]*'sha\d+-/i;

/** Returns the `<meta>` elements of a page that contain its policies. */
export function policiesOf(page: Document): NodeListOf<HTMLMetaElement> {
  return page.querySelectorAll('meta[http-equiv="content-security-policy" i]');
}

/**
 * Returns whether the Content Security Policy of a page allows the style sheets of diagrams. Adds a
 * style sheet as a test. It is not empty, because Astro's policies can allow the empty one by its
 * hash. Policies in `<meta>` elements are read first, because browsers report a blocked style
 * sheet.
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
