import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cleanEnvironment } from './site.ts';

const PACKAGE = fileURLToPath(new URL('../../integration/', import.meta.url));

/** What `npm pack` made. */
export interface PackedPackage {
  /** Absolute path of the archive. */
  readonly archive: string;
  /** Paths of its files, below the package. */
  readonly files: readonly string[];
  /** In bytes, without compression. */
  readonly unpackedSize: number;
}

/** Packs the package as it would be published. */
export async function packPackage(folder: string): Promise<PackedPackage> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    { cwd: PACKAGE, env: cleanEnvironment({}) },
  );
  const packed = JSON.parse(stdout) as Packed[] | Record<string, Packed>;
  const [first] = Object.values(packed);
  if (first === undefined) throw new Error(`npm packed nothing: ${stdout}`);
  return {
    archive: join(folder, first.filename),
    files: first.files.map(({ path }) => path).sort(),
    unpackedSize: first.unpackedSize,
  };
}

/** As npm reports it. */
interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
  readonly unpackedSize: number;
}
