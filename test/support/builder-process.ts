/** Builds the sites whose folders it is sent, and answers with what Astro printed. */
import { build } from 'astro';

/** What a build printed. */
export interface Built {
  readonly out: string;
  readonly err: string;
}

const environment = { ...process.env };

/** A process for each build would begin with none of what builds leave behind. */
function forget(): void {
  process.env = { ...environment };
  // The images of a site, which Astro would write into the next one as well.
  Reflect.deleteProperty(globalThis, 'astroAsset');
}

async function buildSite(root: string): Promise<Built | null> {
  const printed = { out: '', err: '' };
  const { stdout, stderr } = process;
  const [write, writeError] = [stdout.write.bind(stdout), stderr.write.bind(stderr)];
  stdout.write = (chunk: string | Uint8Array): boolean => {
    printed.out += textOf(chunk);
    return true;
  };
  stderr.write = (chunk: string | Uint8Array): boolean => {
    printed.err += textOf(chunk);
    return true;
  };
  process.chdir(root);
  try {
    await build({});
    return printed;
  } catch {
    return null;
  } finally {
    stdout.write = write;
    stderr.write = writeError;
    forget();
  }
}

function textOf(chunk: string | Uint8Array): string {
  return typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
}

process.on('message', (root: string) => {
  void buildSite(root).then((built) => process.send?.(built));
});

// The test file's process has ended.
process.on('disconnect', () => {
  process.exit();
});
