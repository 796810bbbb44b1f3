import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenLinks } from '../support/broken-links.ts';
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

  it('has a start page, guides, architecture pages and a report', () => {
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

  it('has no broken links', () => {
    expect(brokenLinks(folder)).toEqual([]);
  });
});
