import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How a site's files are served. */
export interface Serving {
  /** `base` of the site, without a final slash. */
  base?: string;
  /** `build.assetsPrefix` of the site; what is below it is looked for in the site itself. */
  prefix?: string;
}

/**
 * The links of a built site, and what its pages load, that lead to no file as a static host serves
 * them, or to no place in it; as `page: address`. Other sites are left alone.
 */
export function brokenLinks(folder: string, { base = '', prefix }: Serving = {}): string[] {
  const isFile = (file: string): boolean =>
    statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() === true;
  /** The file behind a path without the base; `null` for none. */
  const fileAt = (path: string): string | null => {
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return [file, `${file}.html`].find(isFile) ?? null;
  };
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  const ids = new Map(pages.map((page) => [page, idsOf(readFileSync(join(folder, page), 'utf8'))]));
  const isThere = (page: string, address: string): boolean => {
    const url = new URL(address, `http://site${base}/${page.replace(/(?:^|\/)index\.html$/, '/')}`);
    const { origin, pathname, hash } = url;
    const isAsset = prefix !== undefined && url.href.startsWith(`${prefix}/`);
    if (origin !== 'http://site' && !isAsset) return true;
    const above = isAsset ? new URL(prefix).pathname.replace(/\/$/, '') : base;
    if (pathname !== above && !pathname.startsWith(`${above}/`)) return false;
    const path = decodeURIComponent(pathname.slice(above.length + 1));
    const file = address.startsWith('#') ? page : fileAt(path);
    const id = decodeURIComponent(hash.slice(1)).replace(/^(L\d+)[-,].*$/, '$1');
    return file !== null && (id === '' || ids.get(file)?.has(id) === true);
  };
  return pages.flatMap((page) =>
    addressesOf(readFileSync(join(folder, page), 'utf8'))
      .filter((address) => !isThere(page, address))
      .map((address) => `${page}: ${address}`),
  );
}

function idsOf(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => unescape(id)));
}

function addressesOf(html: string): string[] {
  const found = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, text = '']) => text);
  return [...new Set(found.map(unescape))];
}

function unescape(text: string): string {
  return text
    .replace(/&#39;|&#x27;/gi, "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
