import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackages } from './package.ts';
import { openRegistry, type Registry } from './registry.ts';
import { TestRepository } from './repository.ts';
import { linkModules, linkOwnModules } from './site.ts';

/** The packages as one could have them from a registry. */
export interface Published {
  /** A `node_modules` with what `npm pack` made of them, unpacked beside all that they need. */
  readonly modules: string;
  readonly version: string;
  /** Where `astro add` can ask for it. */
  readonly registry: Registry;
  readonly close: () => void;
}

/** Publishes the packages for the time of a test; they have to be built. */
export async function publish(): Promise<Published> {
  const place = new TestRepository();
  const modules = place.path('node_modules');
  linkModules(modules);
  for (const { name, archive } of await packPackages(place.root)) {
    const folder = join(modules, name);
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-xf', archive, '--strip-components=1', '-C', folder]);
    linkOwnModules(modules, name);
  }
  const text = readFileSync(join(modules, 'astro-drift/package.json'), 'utf8');
  const manifest = JSON.parse(text) as { name: string; version: string };
  const registry = await openRegistry(manifest);
  return {
    modules,
    version: manifest.version,
    registry,
    close: () => {
      registry.close();
      place[Symbol.dispose]();
    },
  };
}
