import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDocsSite } from '../support/docs-site.ts';
import { documented, ID } from '../support/documented.ts';
import type { TestSite } from '../support/site.ts';
import type { TestRepository } from '../support/repository.ts';

let repository: TestRepository;
let site: TestSite;

beforeAll(() => {
  repository = documented();
  site = addDocsSite(repository, { drift: `{ show: { audience: 'maintainers' } }` });
  repository.write('src/a.py', 'line 1\nline 2\nchanged\nline 4\nline 5\n');
  repository.remove('src/b.py');
  repository.commit('Change a cited line, and remove a file', { date: '2026-02-01T08:00:00Z' });
});

afterAll(() => {
  repository[Symbol.dispose]();
});

async function build(): Promise<string> {
  const { code, output } = await site.build();
  expect(code, output).toBe(0);
  return site.read('docs/code/index.html');
}

describe('a site that tells only maintainers about drift', () => {
  it('has links and lists of sources, but no banner, no marks and no report', async () => {
    const page = await build();
    expect(page).toMatch(/<a class="drift-citation" data-state="ok" href="\/source\/src\/a\.py\//);
    expect(page).toContain('class="drift-sources"');
    expect(page).not.toMatch(/drift-(?:banner|quiet|section|badge|outdated|changed)|href="\/drift/);
    expect(page).not.toMatch(/changed since|b\.py|Baseline|completed_at/);
    expect(site.has('drift')).toBe(false);
    const source = site.read('source/src/a.py/index.html');
    const found = /.{0,200}(?:changed since|href="\/drift).{0,80}/s.exec(source)?.[0];
    expect(found).toBeUndefined();
  });

  it('shows everything in a preview', async () => {
    vi.stubEnv('ASTRO_DRIFT_PREVIEW', '1');
    const page = await build();
    vi.unstubAllEnvs();
    expect(page).toContain('class="drift-banner"');
    expect(page).toContain('data-state="changed"');
    expect(site.has(`drift/${ID}`)).toBe(true);
  });
});
