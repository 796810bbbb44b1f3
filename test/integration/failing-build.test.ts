import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDocsSite } from '../support/docs-site.ts';
import { BANNER, clean, documentsOfEveryKind, moveOn, PANEL } from '../support/documents.ts';
import { expectHarmless } from '../support/hostile.ts';
import { drift } from '../support/cli.ts';
import type { Report } from '../../integration/engine/src/report/schema.ts';
import type { TestRepository } from '../support/repository.ts';
import type { Outcome, TestSite } from '../support/site.ts';
import { specText } from '../support/specs.ts';

function addBrokenLink(repository: TestRepository): void {
  appendFileSync(repository.path('docs/guide.md'), '\nSee [below](#nope).\n');
}

describe('astro build fails', () => {
  const build = async (repository: TestRepository, drift = ''): Promise<[TestSite, Outcome]> => {
    const site = addDocsSite(repository, { drift });
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    moveOn(repository);
    return [site, await site.buildProgram()];
  };

  it('before pages are written where `drift` is an error in a drift.config.json', async () => {
    using repository = documentsOfEveryKind();
    repository.write('drift.config.json', '{ "rules": { "drift": "error" } }');
    addBrokenLink(repository);
    const [site, { code, output }] = await build(repository);
    expect(code).toBe(1);
    expect(output).toContain('this page has no heading `#nope`  broken-link');
    expect(output).toContain("`rules: { 'drift': 'warn' }` in drift.config.json.");
    expect(output).toContain('Lines changed: +2, -1');
    expect(output).toMatch(/ error {2}`src\/auth\/routes\.py` changed, .* {2}drift\n/);
    expect(output).toContain('1 error, listed above; no page was written.');
    expect(output).not.toMatch(/^\s+at .*\.js|Browser APIs/m);
    expect(site.has('docs/guide/index.html')).toBe(false);
    // Known findings fail neither a build nor a check.
    const recorded = await drift(repository, ['check', '--suppress-all'], { folder: 'site' });
    expect(recorded).toMatchObject({ code: 0 });
    const again = await site.buildProgram();
    expect(again.code).toBe(0);
    expect(again.output).toMatch(/0 errors, 0 warnings, [1-9]\d* suppressed in 1 spec\./);
    const { summary, suppressed } = JSON.parse(site.read('drift/report.json')) as Report;
    expect(summary.suppressed).toBeGreaterThan(0);
    expect(suppressed).toBeUndefined();
  });

  it('for a document that cannot be loaded, and names the file', async () => {
    using repository = documentsOfEveryKind();
    repository.write('docs/guide.md', '---\ntitle: [open\n---\n');
    repository.write('docs/deep/more.mdx', '---\nslug: "##vso[a]\\e]8;;b"\n---\n');
    repository.write('.chant/specs/deep.md', specText({ target_files: ['docs/deeper.mdx'] }));
    repository.write('docs/deeper.mdx', `{${'('.repeat(10_000)}${')'.repeat(10_000)}}\n`);
    const [, { code, output }] = await build(repository);
    expect(code).toBe(1);
    expect(output).toContain('docs/deeper.mdx cannot be loaded: it crashes the Markdown parser');
    expect(output).toContain('docs/guide.md cannot be loaded: frontmatter is not valid');
    expect(output).toContain('docs/deep/more.mdx cannot be loaded: its `slug` has characters');
    expectHarmless(output);
  });

  it('for a `layout` that does not exist', async () => {
    using repository = documentsOfEveryKind();
    const [, { code, output }] = await build(repository, "{ layout: './src/None.astro' }");
    expect(code).toBe(1);
    expect(output).toContain('`layout`: there is no file ./src/None.astro');
    expect(output).not.toMatch(/^\s+at .*\.js/m);
  });

  it('for an invalid option, and names it', async () => {
    using repository = documentsOfEveryKind();
    const [, { code, output }] = await build(repository, "{ rules: { drfit: 'error' } }");
    expect(code).toBe(1);
    expect(output).toContain('astro-drift options are not valid');
    expect(output).toContain('`rules`');
    expect(output).toContain('drfit');
  });

  it('where the integration is configured twice', async () => {
    using repository = documentsOfEveryKind();
    const site = addDocsSite(repository);
    site.write(
      'astro.config.mjs',
      "import drift from 'astro-drift';\nexport default { integrations: [drift(), drift()] };\n",
    );
    const { code, output } = await site.buildProgram();
    expect(code).toBe(1);
    expect(output).toContain('drift() is there twice');
  });

  it('where the loader is used without the integration', async () => {
    using repository = documentsOfEveryKind();
    const site = addDocsSite(repository);
    site.write('astro.config.mjs', 'export default {};\n');
    const { code, output } = await site.buildProgram();
    expect(code).toBe(1);
    expect(output).toContain('integrations: [drift()]');
  });
});

describe('a site with a drift.config.json', () => {
  it('has its options, but for those that drift() is given', async () => {
    using repository = documentsOfEveryKind();
    addBrokenLink(repository);
    const own = "drift({ rules: { drift: 'warn' } })";
    // Another integration checks links.
    const validator = "{ name: 'starlight-links-validator', hooks: {} }";
    const config = `integrations: [${own}, mdx(), ${validator}]`;
    const site = addDocsSite(repository, { config });
    const options = { rules: { drift: 'error' }, show: { banner: false } };
    repository.write('drift.config.json', JSON.stringify(options));
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    moveOn(repository);
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(output).toContain(
      'drift() overrides drift.config.json in builds, but not for the command line, in: `rules.drift`.',
    );
    expect(output).not.toContain('broken-link');
    const page = site.read('docs/guide/index.html');
    expect(page).toContain(PANEL);
    expect(page).not.toContain(BANNER);
  });

  it('does not build where an option in it is not valid, and says which', async () => {
    using repository = documentsOfEveryKind();
    const site = addDocsSite(repository);
    repository.write('drift.config.json', '{ "rules": { "drfit": "error" } }');
    const { code, output } = await site.buildProgram();
    expect(code).toBe(1);
    expect(output).toContain('drift.config.json: astro-drift options are not valid');
    expect(output).toContain('drfit');
  });
});

describe('a site outside of any repository', () => {
  it('builds with a warning that drift is unknown', async () => {
    using repository = documentsOfEveryKind();
    const site = addDocsSite(repository);
    repository.remove('.git');
    const { code, output } = await site.buildProgram();
    expect(code, output).toBe(0);
    expect(output).toContain('not inside a git repository');
    expect(site.has('source')).toBe(false);
    expect(clean(site.read('drift/index.html'))).toContain('Nothing can be compared:');
  });
});
