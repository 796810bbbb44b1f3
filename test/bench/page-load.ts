import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a page loads, in bytes. */
export interface PageLoad {
  readonly css: number;
  readonly js: number;
}

/** The style sheets and scripts of a built page: in it, linked from it, and imported by those. */
export function loadOf(folder: string, file: string): PageLoad {
  const page = readFileSync(join(folder, file), 'utf8');
  const read = (address: string): string => readFileSync(join(folder, address), 'utf8');
  const linked = [...page.matchAll(/<link rel="stylesheet" href="(\/[^"]+)"/g)];
  const styles = [
    ...linked.map(([, address = '']) => read(address)),
    ...[...page.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, text = '']) => text),
  ];
  const seen = new Set<string>();
  const follow = (address: string): number => {
    if (seen.has(address)) return 0;
    seen.add(address);
    const text = read(address);
    const imports = [...text.matchAll(/\b(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g)];
    return imports.reduce(
      (sum, [, path = '']) => sum + follow(new URL(path, `file://${address}`).pathname),
      Buffer.byteLength(text),
    );
  };
  const scripts = [...page.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)].map(
    ([, attributes = '', text = '']) => {
      const [, address] = /\bsrc="(\/[^"]+)"/.exec(attributes) ?? [];
      return address === undefined ? Buffer.byteLength(text) : follow(address);
    },
  );
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
  return { css: sum(styles.map((text) => Buffer.byteLength(text))), js: sum(scripts) };
}

/** How many pages a built site has. */
export function countPages(folder: string): number {
  return globSync('**/*.html', { cwd: folder }).length;
}
