import { isHost } from './remote-address.ts';

/**
 * Says why a text is not the address of a public web page. Returns `null` if it is one. The answer
 * never contains the text, because the text may contain a password.
 */
export function webAddressProblem(text: string): string | null {
  if (/[\s\\\p{Cc}]/u.test(text)) return 'holds a space, a backslash or a control character';
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
    return 'is not an address that begins with `https://` or `http://`';
  }
  const { username, password, hostname } = new URL(text);
  if (!isHost(hostname)) return 'has a character in its host that no host has';
  if (username !== '' || password !== '') return 'holds a user name or a password';
  return null;
}

/**
 * Says why a text is not the address of a repository's page. Returns `null` if it is one. The
 * answer never contains the text.
 */
export function pageProblem(url: string): string | null {
  const problem = webAddressProblem(url);
  if (problem !== null) return problem;
  return /[?#]/.test(url)
    ? 'is not the page of a repository, for it has a query or a fragment'
    : null;
}

/**
 * Returns the page of a repository in a form to which paths can be appended: without `/` or `.git`
 * at the end.
 *
 * @param url an address for which {@link pageProblem} returns `null`
 */
export function pageOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '').replace(/\.git$/, '')}`;
}
