import { escaped } from '../text/escaped.ts';

/**
 * Whether the text around a name says that it belongs to another project, as in "`hash` from `other`"
 * and "`other`'s `hash`", or links it to another site.
 *
 * @param text the line with the name
 * @param isOwn whether a package or a program belongs to the repository
 */
export function belongsElsewhere(
  text: string,
  name: string,
  isOwn: (name: string) => boolean,
): boolean {
  const word = escaped(name);
  const owner = String.raw`\[?\`(@?[a-z][\w./-]*)\``;
  const patterns = [
    String.raw`${word}[^\`]{0,40}\`\]?(?:\([^()]*\))?\s+(?:\w+\s+)?(?:from|in|of)\s+(?:the\s+)?${owner}`,
    String.raw`${owner}(?:\]\([^()]*\))?['’]s\s+(?:\w+\s+)?\`[^\`]{0,40}${word}`,
  ];
  const link = String.raw`${word}[^\`]{0,40}\`\]\(https?://([^)\s]+)`;
  const [, address] = new RegExp(link).exec(text) ?? [];
  if (address !== undefined && !leadsHome(address, isOwn)) return true;
  return patterns.some((pattern) => {
    const [, other] = new RegExp(pattern).exec(text) ?? [];
    return other !== undefined && !isOwn(other) && !/[./]/.test(other.replace(/^@[^/]*\//, ''));
  });
}

/** Whether an address has the name of an own package, as `demo.dev` and `github.com/owner/demo` do. */
function leadsHome(address: string, isOwn: (name: string) => boolean): boolean {
  const [host = '', ...path] = address.split(/[/?#]/);
  return [...host.split('.'), ...path.slice(0, 2)].some(isOwn);
}
