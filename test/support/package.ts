import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cleanEnvironment, PACKAGES } from './site.ts';

const WORKSPACE = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm pack` made. */
export interface PackedPackage {
  readonly name: string;
  /** Absolute path of the archive. */
  readonly archive: string;
  /** Paths of its files, below the package. */
  readonly files: readonly string[];
  /** In bytes, without compression. */
  readonly unpackedSize: number;
}

/** Packs the packages as they would be published. */
export async function packPackages(folder: string): Promise<PackedPackage[]> {
  const names = Object.keys(PACKAGES).flatMap((name) => ['--workspace', name]);
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, ...names],
    { cwd: WORKSPACE, env: cleanEnvironment({}), maxBuffer: 1e8 },
  );
  const packed = JSON.parse(stdout) as Packed[] | Record<string, Packed>;
  return Object.values(packed).map(({ name, filename, files, unpackedSize }) => ({
    name,
    archive: join(folder, filename),
    files: files.map(({ path }) => path).sort(),
    unpackedSize,
  }));
}

/** As npm reports it. */
interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
  readonly unpackedSize: number;
}
