import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackage } from './package.ts';
import { openRegistry, type Registry } from './registry.ts';
import { TestRepository } from './repository.ts';
import { linkModules, linkOwnModules } from './site.ts';

/** The package as one could have it from a registry. */
export interface Published {
  /** Absolute path of what `npm pack` made of it, unpacked beside all that it needs. */
  readonly folder: string;
  readonly version: string;
  /** Where `astro add` can ask for it. */
  readonly registry: Registry;
  readonly close: () => void;
}

/** Publishes the package for the time of a test; it has to be built. */
export async function publish(): Promise<Published> {
  const place = new TestRepository();
  const { archive } = await packPackage(place.root);
  const folder = place.path('node_modules/astro-drift');
  linkModules(place.path('node_modules'));
  mkdirSync(folder);
  execFileSync('tar', ['-xf', archive, '--strip-components=1', '-C', folder]);
  linkOwnModules(folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const registry = await openRegistry(manifest);
  return {
    folder,
    version: manifest.version,
    registry,
    close: () => {
      registry.close();
      place[Symbol.dispose]();
    },
  };
}
