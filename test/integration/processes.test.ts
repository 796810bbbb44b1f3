import { expect, it } from 'vitest';
import { GitShim } from '../support/git-shim.ts';
import { TestRepository } from '../support/repository.ts';
import { TestSite } from '../support/site.ts';
import { numbered } from '../support/specs.ts';

/** How often git was started to build a site with so many pages that have drifted. */
async function processesFor(count: number): Promise<number> {
  using repository = TestRepository.init();
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  const site = new TestSite(repository);
  site.write(
    'astro.config.mjs',
    "import drift from 'astro-drift';\nexport default { integrations: [drift()] };\n",
  );
  for (let index = 0; index < count; index++) {
    repository.write(`src/${index}.py`, numbered(9)).write(`src/gone/${index}.py`, numbered(3));
    site.write(
      `src/pages/${index}.md`,
      `---\ntracks: [src/${index}.py, src/gone/${index}.py]\n---\n\nSee \`src/${index}.py:1-3\`.\n`,
    );
  }
  repository.commit('Document the code', { date: '2026-01-10T12:00:00Z' });
  for (let index = 0; index < count; index++) repository.write(`src/${index}.py`, numbered(8));
  repository.remove('src/gone').commit('Move on', { date: '2026-01-20T12:00:00Z' });
  using shim = new GitShim();
  const { code, output } = await site.build();
  expect(code, output).toBe(0);
  expect(site.read(`drift/site/src/pages/${count - 1}.md/index.html`)).toContain('drift-diff');
  return shim.calls.length;
}

it('starts about as many git processes for many pages that have drifted as for a few', async () => {
  const few = await processesFor(3);
  expect(few).toBeGreaterThan(5);
  expect(await processesFor(40)).toBeLessThan(few + 10);
});
