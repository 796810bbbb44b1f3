import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findMermaid, SiteAssets } from '../../integration/astro/src/site/assets.ts';
import { addScripts } from '../../integration/astro/src/page/scripts.ts';

/** What a site may style itself; in a file, for a policy may allow no more. */
const STYLE = `
:root { color-scheme: light dark }
:root[data-theme=light] { color-scheme: light }
:root[data-theme=dark] { color-scheme: dark }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif;
  background: light-dark(#fff, #17181c); color: light-dark(#222, #ddd) }
a { color: light-dark(#0b57d0, #8ab4f8) }
pre { overflow-x: auto }
`;

const ROOT = new URL('../../', import.meta.url);

/** Plain pages that load the package's style sheet and scripts, without Astro. */
export class ClientPages {
  readonly root = mkdtempSync(join(tmpdir(), 'drift-pages-'));
  private readonly assets = new SiteAssets(
    '_astro',
    findMermaid(ROOT),
    new URL('integration/astro/dist/client/', ROOT),
  );

  /** Writes the style sheet and all scripts. */
  async prepare(): Promise<this> {
    const styles = readFileSync(new URL('integration/astro/styles/site.css', ROOT), 'utf8');
    writeFileSync(join(this.root, 'styles.css'), styles + STYLE);
    await this.assets.write(pathToFileURL(`${this.root}/`), { previews: true, diagrams: true });
    return this;
  }

  /** @param head markup of the page's head, beside what all pages have */
  write(name: string, body: string, head = ''): void {
    const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<title>Page</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles.css">
${head}
</head>
<body>
<main>
<h1>Page</h1>
${body}
</main>
</body>
</html>
`;
    const file = join(this.root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      addScripts(page, (script) => `/${this.assets.folder}/${script}`),
    );
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
