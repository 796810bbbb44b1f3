import { existsSync } from 'node:fs';
import type { AstroConfig } from 'astro';

/** The usual names of a site's icon in its public folder, the best first. */
const NAMES = ['favicon.svg', 'favicon.ico', 'favicon.png'];

/** Returns the URL of the site's icon. Returns `null` if none has a usual name. */
export function findIcon({
  publicDir,
  base,
}: Pick<AstroConfig, 'publicDir' | 'base'>): string | null {
  const name = NAMES.find((name) => existsSync(new URL(name, publicDir)));
  return name === undefined ? null : `${base.replace(/\/$/, '')}/${name}`;
}
