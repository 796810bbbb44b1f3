/** Matches a policy that lists hashes of style sheets, and so allows no other style sheet. */
const STRICT_STYLES = /\bstyle-src(?:-elem)?\s[^;]*'sha\d+-/i;

/** The policies in the `<meta>` elements of a page. */
export function policiesOf(page: Document): NodeListOf<HTMLMetaElement> {
  return page.querySelectorAll('meta[http-equiv="content-security-policy" i]');
}

/**
 * Whether the Content Security Policy of a page allows the style sheet of a diagram. An empty style
 * sheet proves nothing, because Astro lists its hash. A policy in the page is read, because a
 * blocked attempt would be reported.
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
