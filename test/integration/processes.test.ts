import { expect, it } from 'vitest';
import { GitShim } from '../support/git-shim.ts';
import { TestRepository } from '../support/repository.ts';
import { TestSite } from '../support/site.ts';
import { numbered } from '../support/specs.ts';

const PAGES = 40;

it('a build starts git less often than there are pages that have drifted', async () => {
  using repository = TestRepository.init();
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  const site = new TestSite(repository);
  site.write(
    'astro.config.mjs',
    "import drift from 'astro-drift';\nexport default { integrations: [drift()] };\n",
  );
  for (let index = 0; index < PAGES; index++) {
    repository.write(`src/${index}.py`, numbered(9)).write(`src/gone/${index}.py`, numbered(3));
    site.write(
      `src/pages/${index}.md`,
      `---\ntracks: [src/${index}.py, src/gone/${index}.py]\n---\n\nSee \`src/${index}.py:1-3\`.\n`,
    );
  }
  repository.commit('Document the code', { date: '2026-01-10T12:00:00Z' });
  for (let index = 0; index < PAGES; index++) repository.write(`src/${index}.py`, numbered(8));
  repository.remove('src/gone').commit('Move on', { date: '2026-01-20T12:00:00Z' });
  using shim = new GitShim();
  const { code, output } = await site.buildProgram();
  expect(code, output).toBe(0);
  expect(site.read(`drift/site/src/pages/${PAGES - 1}.md/index.html`)).toContain('drift-diff');
  expect(shim.calls.length).toBeGreaterThan(5);
  expect(shim.calls.length).toBeLessThan(PAGES);
});
