import { isHost } from '../git/remote-address.ts';

/**
 * Says why a text is no address of a web page that may be shown to everyone, or `null` for one that
 * is. It never repeats the text, which may hold a password.
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

/** Says why the page of a repository cannot be told so, or `null`. It never repeats the address. */
export function pageProblem(url: string): string | null {
  const problem = webAddressProblem(url);
  if (problem !== null) return problem;
  return /[?#]/.test(url)
    ? 'is not the page of a repository, for it has a query or a fragment'
    : null;
}

/**
 * The page of a repository as other addresses begin with it: without the slash or `.git` at its
 * end.
 *
 * @param url of which {@link pageProblem} says nothing
 */
export function pageOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '').replace(/\.git$/, '')}`;
}
