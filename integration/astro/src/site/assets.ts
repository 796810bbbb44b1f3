import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connect } from 'vite';
import { type ScriptName, STYLES } from '../page/scripts.ts';
import { DRAWING_FRAME, DRAWING_PAGE } from './mermaid-frame.ts';
import { packageFile } from './package-file.ts';

/** Which features of a site's pages need files in the browser. */
export interface AssetNeeds {
  readonly previews: boolean;
  readonly diagrams: boolean;
  /** Whether pages link to the style sheet. */
  readonly styles?: boolean;
}

const SCRIPTS = {
  previews: ['preview.js'],
  diagrams: [
    'diagrams.js',
    'drawing.js',
    'drawing-frame.js',
    'drawing-style.js',
    'lending.js',
    'palette.js',
    'style-policy.js',
  ],
};
const STYLE_FILE = packageFile('styles/site.css');
const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.html': 'text/html' };
const LIBRARY = 'mermaid.esm.min';
const CHUNKS = `chunks/${LIBRARY}`;
const SPECIFIER = /\b(from|import\(?)"(\.{1,2}\/[\w./-]+)\.mjs"/g;

/**
 * Finds the folder of Mermaid's own build. Returns `null` if Mermaid is not installed, because it
 * is an optional peer dependency.
 *
 * @param root the root folder of the site
 */
export function findMermaid(root: URL): string | null {
  for (const place of [import.meta.url, new URL('package.json', root)]) {
    try {
      return dirname(createRequire(place).resolve(`mermaid/dist/${LIBRARY}.mjs`));
    } catch {
      // The loop looks for Mermaid in the next place.
    }
  }
  return null;
}

/**
 * The files that pages load in the browser. They are scripts of this package, and Mermaid's own
 * build.
 */
export class SiteAssets {
  /**
   * The folder of these files, below the base of the site. Its name contains a hash of the files,
   * because many hosts let browsers cache Astro's asset folder for ever.
   */
  readonly folder: string;
  /** The names of the scripts that pages can load. */
  readonly available: readonly ScriptName[];
  private readonly scripts: string;
  private readonly mermaid: string | null;

  /**
   * @param assets the option `build.assets` of the site
   * @param mermaid the result of {@link findMermaid}
   * @param scripts the folder of this package's compiled scripts
   */
  constructor(
    assets: string,
    mermaid: string | null,
    scripts: URL = new URL('../client/', import.meta.url),
  ) {
    this.scripts = fileURLToPath(scripts);
    this.mermaid = mermaid;
    this.available = mermaid === null ? ['preview.js'] : ['preview.js', 'diagrams.js'];
    const hash = createHash('sha256').update(DRAWING_PAGE).update(readFileSync(STYLE_FILE));
    if (mermaid !== null) hash.update(readFileSync(join(mermaid, '../package.json')));
    for (const name of Object.values(SCRIPTS).flat()) {
      hash.update(readFileSync(join(this.scripts, name)));
    }
    this.folder = `${assets.replace(/^\/+|\/+$/g, '')}/drift.${hash.digest('hex').slice(0, 8)}`;
  }

  /** Returns the names of the needed files, relative to the folder. */
  async names({ previews, diagrams, styles = false }: AssetNeeds): Promise<string[]> {
    const names = [...(styles ? [STYLES] : []), ...(previews ? SCRIPTS.previews : [])];
    if (!diagrams || this.mermaid === null) return names;
    const chunks = await readdir(join(this.mermaid, CHUNKS));
    return names.concat(
      SCRIPTS.diagrams,
      DRAWING_FRAME,
      `mermaid/${LIBRARY}.js`,
      chunks
        .filter((chunk) => chunk.endsWith('.mjs'))
        .map((chunk) => `mermaid/${CHUNKS}/${chunk.replace(/\.mjs$/, '.js')}`),
    );
  }

  /** Reads a file that {@link names} lists. */
  async read(name: string): Promise<string> {
    if (name === DRAWING_FRAME) return DRAWING_PAGE;
    if (name === STYLES) return compact(await readFile(STYLE_FILE, 'utf8'));
    const [, path] = /^mermaid\/(.+)\.js$/.exec(name) ?? [];
    if (path === undefined || this.mermaid === null) {
      return readFile(join(this.scripts, name), 'utf8');
    }
    const text = await readFile(join(this.mermaid, `${path}.mjs`), 'utf8');
    // Some hosts do not know the media type of `.mjs` files. Browsers run no module without it.
    return text.replace(SPECIFIER, '$1"$2.js"');
  }

  /** Writes the needed files to the folder in a built site. */
  async write(site: URL, needs: AssetNeeds): Promise<void> {
    const target = join(fileURLToPath(site), this.folder);
    for (const name of await this.names(needs)) {
      await mkdir(dirname(join(target, name)), { recursive: true });
      await writeFile(join(target, name), await this.read(name));
    }
  }

  /**
   * Serves the files in `astro dev`. Serves all of them, because the needs of pages can change at
   * any time.
   *
   * @param base the option `base` of the site
   */
  serve(base: string): Connect.NextHandleFunction {
    const prefix = `/${base}/${this.folder}/`.replace(/\/+/g, '/');
    const known = this.names({ previews: true, diagrams: true, styles: true });
    return (request, response, next) => {
      const { pathname } = new URL(request.originalUrl ?? '', 'http://localhost');
      const name = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : null;
      if (name === null) {
        next();
        return;
      }
      known
        .then(async (names) => {
          if (!names.includes(name)) {
            next();
            return;
          }
          const text = await this.read(name);
          response.setHeader('content-type', TYPES[extname(name)] ?? 'text/javascript');
          response.setHeader('cache-control', 'no-cache');
          response.end(text);
        })
        .catch(next);
    };
  }
}

/** Minifies a style sheet: removes comments and unneeded spaces. */
function compact(style: string): string {
  return style
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .trim();
}
