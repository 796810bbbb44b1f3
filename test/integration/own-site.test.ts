import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnvironment } from '../support/site.ts';

const WORKSPACE = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(WORKSPACE, 'node_modules/astro/bin/astro.mjs');

describe("this product's own site", () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'own-site-'));

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [CLI, 'build', '--outDir', folder], {
      cwd: WORKSPACE,
      env: cleanEnvironment({}),
      maxBuffer: 1e8,
    });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('has its start page, guides, architecture pages and report', () => {
    for (const page of [
      'index.html',
      'guides/getting-started/index.html',
      'architecture/engine/index.html',
      'drift/index.html',
      'drift/report.json',
    ]) {
      expect(existsSync(join(folder, page)), page).toBe(true);
    }
  });

  it('leads nowhere that does not exist', async () => {
    const broken: string[] = [];
    for await (const page of glob('**/*.html', { cwd: folder })) {
      const html = readFileSync(join(folder, page), 'utf8');
      for (const [, href = ''] of html.matchAll(/\shref="(\/[^"]*|#[^"]*)"/g)) {
        const { pathname, hash } = new URL(href, `http://site/${page.replace(/index\.html$/, '')}`);
        const file = join(
          folder,
          decodeURIComponent(pathname),
          pathname.endsWith('/') ? 'index.html' : '',
        );
        const id = decodeURIComponent(hash.slice(1)).replace(/^(L\d+)-L\d+$/, '$1');
        const isThere =
          existsSync(file) && (id === '' || readFileSync(file, 'utf8').includes(`id="${id}"`));
        if (!isThere) broken.push(`${page}: ${href}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
