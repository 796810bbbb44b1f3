import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteReport } from '../../integration/engine/src/index.ts';
import { TestRepository } from '../support/repository.ts';
import { type Outcome, TestSite } from '../support/site.ts';
import { numbered } from '../support/specs.ts';

const FORGE = 'https://github.com/org/app/blob';

const CONFIG = `import mdx from '@astrojs/mdx';
import drift from 'astro-drift';

export default {
  base: '/handbook',
  outDir: './dist/handbook',
  integrations: [drift(), mdx()],
};
`;

const COLLECTION = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = {
  docs: defineCollection({ loader: glob({ base: '../docs', pattern: '**/*.{md,mdx}' }) }),
};
`;

/** Renders the entries that are no drafts, in the language that an entry names. */
const DOCUMENTS = `---
import { getCollection, render } from 'astro:content';
import { DriftBadge, getDrift } from 'astro-drift/components';

export const getStaticPaths = async () =>
  (await getCollection('docs', ({ data }) => data.draft !== true)).map((entry) => ({
    params: { id: entry.id },
    props: { entry },
  }));

const { entry } = Astro.props;
const { Content } = await render(entry);
const found = getDrift(entry);
---

<html><body><main><Content /></main><footer><DriftBadge of={entry} />{found?.state} {found?.href}</footer></body></html>
`;

/** A page that the site renders, of which nothing is to be seen on any other. */
const DRAFT = `---
draft: true
---

# Canary

\`src/canary.py\`, \`src/secret.py:2\`
`;

describe('pages of a site that declare nothing', () => {
  let repository: TestRepository;
  let site: TestSite;
  let failed: Outcome;
  let outcome: Outcome;
  let gone: string;
  let head: string;

  beforeAll(async () => {
    repository = TestRepository.init();
    repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
    for (const name of ['a', 'old', 'canary', 'secret', 'tracked']) {
      repository.write(`src/${name}.py`, numbered(9, name));
    }
    repository.write('src/named.py', numbered(40)).write('src/kept.py', numbered(9, 'kept'));
    repository.write('docs/moving.md', `# Moving\n\n${numbered(20, 'It goes its way')}`);
    repository.commit('Write the code', { date: '2026-01-01T08:00:00Z', author: 'Ann' });
    const texts = {
      'docs/fine.md': '# Fine\n\nSee `src/a.py:2-4`, `src/kept.py` and [the guide](guide.md).\n',
      'docs/guide.md':
        '# Guide\n\n## Parser\n\nIn `src/old.py:2` and [here](../src/named.py), not `src/a.py`.\n',
      'docs/rich.mdx': '# Rich\n\nAs in `src/old.py` {40 + 2}.\n',
      'docs/plain.md': '# Plain\n\nNothing is named in `this code`.\n',
      'docs/declared.md':
        '---\ntracks: src/tracked.py\n---\n\n# Declared\n\n`src/tracked.py:2`, [a](plans.md), [b](ideas.md#canari)\n',
      'docs/canary/plans.md': DRAFT,
      'docs/ideas.md': '---\ndraft: true\n---\n\n# Ideas\n\n## Canary\n',
      'docs/private.md': '---\npublic: false\n---\n\n# Private\n\n`src/old.py`, `src/a.py`\n',
      'docs/hidden.md': '---\ndrift: false\n---\n\n# Hidden\n\n`src/old.py`, `src/a.py`\n',
      'docs/told.md': '# Told\n\nAs in [there](moving.md).\n',
      'docs/canary-draft.md': DRAFT,
      'README.md': '# Canary\n\n`src/old.py`, `src/secret.py:2`\n',
    };
    for (const [file, text] of Object.entries(texts)) repository.write(file, text);
    site = new TestSite(repository);
    site.write('astro.config.mjs', CONFIG).write('src/content.config.ts', COLLECTION);
    site.write('src/pages/[...id].astro', DOCUMENTS);
    site.write('src/pages/notes.md', '# Notes\n\n`src/old.py`, then `src/a.py:1`\n');
    repository.commit('Document it', { date: '2026-01-10T08:00:00Z', author: 'Ann' });
    repository.write('src/a.py', `first\n${numbered(9, 'a')}`);
    for (const name of ['old', 'canary']) repository.remove(`src/${name}.py`);
    repository.move('src/named.py', 'src/called.py');
    repository.move('docs/moving.md', 'docs/canary-moved.md');
    gone = repository.commit('Tidy up', { date: '2026-02-01T08:00:00Z', author: 'Ann' });
    repository.write('docs/canary-moved.md', `---\ndraft: true\n---\n\n${numbered(20, 'Canary')}`);
    head = repository.commit('Hide it', { date: '2026-02-02T08:00:00Z', author: 'Ann' });
    repository.git('remote', 'add', 'origin', 'git@github.com:org/app.git');
    repository.git('update-ref', 'refs/remotes/origin/main', head);

    repository.write('drift.config.json', '{ "rules": { "stale-reference": "error" } }');
    failed = await site.buildProgram();
    repository.remove('drift.config.json');
    outcome = await site.buildProgram();
    expect(outcome.code, outcome.output).toBe(0);
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  const read = (page: string): string => site.read(`handbook/${page}index.html`);
  const main = (page: string): string => /<main>(.*)<\/main>/s.exec(read(page))?.[1] ?? '';
  const report = (): SiteReport =>
    JSON.parse(site.read('handbook/drift/report.json')) as SiteReport;

  it('fail a build before pages are written, if the site renders them', () => {
    const { code, output } = failed;
    expect(code, output).toBe(1);
    for (const file of [
      'docs/guide.md',
      'docs/rich.mdx',
      'docs/told.md',
      'site/src/pages/notes.md',
    ]) {
      expect(output).toContain(file);
    }
    expect(output).toMatch(/listed above; no page was written/);
    expect(output).not.toMatch(/canary-draft|README/);
  });

  it('are reported in the log of a build, if the site renders them', () => {
    expect(outcome.output).toContain('docs/guide.md');
    expect(outcome.output).toContain(`${gone.slice(0, 7)} Tidy up (Ann, 2026-02-01)`);
    expect(outcome.output).not.toMatch(/canary-draft|README/);
  });

  it('link their references to the forge, and cause no source page', () => {
    expect(main('fine/')).toBe(
      [
        '<h1 id="fine">Fine</h1>',
        '<p>See <a class="drift-citation" data-state="moved"' +
          ` href="${FORGE}/${head}/src/a.py#L3-L5"><code>src/a.py:2-4</code></a>,` +
          ` <a class="drift-citation" data-state="ok" href="${FORGE}/${head}/src/kept.py">` +
          '<code>src/kept.py</code></a> and <a href="/handbook/guide/">the guide</a>.</p>',
        '',
      ].join('\n'),
    );
    expect(site.has('handbook/source/src/tracked.py/index.html')).toBe(true);
    for (const name of ['a', 'kept', 'called']) {
      expect(site.has(`handbook/source/src/${name}.py/index.html`), name).toBe(false);
    }
  });

  it('have a banner and marks only where a reference leads nowhere', () => {
    const html = read('guide/');
    const reason = `leads nowhere: commit ${gone.slice(0, 7)} of 2026-02-01 by Ann removed src/old.py`;
    expect(html).toContain('1 reference on this page leads nowhere.');
    expect(html).toContain(`<li><code>src/old.py:2</code> ${reason} (<a href="#parser">`);
    expect(html).toContain('<a href="/handbook/drift/#spec-docs/guide.md">All pages');
    expect(html).toContain(
      `<a class="drift-citation" data-state="deleted" title="src/old.py:2 ${reason}"` +
        ' href="/handbook/drift/#spec-docs/guide.md"><code>src/old.py:2</code>',
    );
    expect(html).toContain(`<a href="${FORGE}/${head}/src/called.py">here</a>`);
    expect(main('told/')).toBe(
      '<h1 id="told">Told</h1>\n<p>As in <a href="moving.md">there</a>.</p>\n',
    );
    expect(html).not.toContain('drift-sources');
    expect(html).not.toContain('drift-section');
    expect(read('rich/')).toContain('1 reference on this page leads nowhere.');
    expect(read('notes/')).toContain('1 reference on this page leads nowhere.');
    expect(read('hidden/')).not.toContain('drift-banner');
    expect(read('private/')).not.toContain('class="drift-');
    expect(read('fine/')).not.toMatch(/drift-(?:banner|quiet|sources)/);
  });

  it('stay as they are if they name nothing', () => {
    expect(main('plain/')).toBe(
      '<h1 id="plain">Plain</h1>\n<p>Nothing is named in <code>this code</code>.</p>\n',
    );
    expect(read('plain/')).toContain('</main><footer> </footer>');
  });

  it('are in the report apart from declared specs, and only if they are broken', () => {
    const html = read('drift/');
    expect(html).toContain('1 page checked against');
    expect(html).toContain('id="spec-docs/guide.md"');
    expect(html).not.toContain('docs/fine.md');
    expect(html).not.toContain('docs/private.md');
    for (const page of ['guide.md', 'fine.md']) {
      expect(site.has(`handbook/drift/docs/${page}/index.html`), page).toBe(false);
    }
    const { specs, summary } = report();
    expect(summary.specs.total).toBe(1);
    expect(specs.map(({ id }) => id)).toEqual([
      'docs/declared.md',
      'docs/fine.md',
      'docs/guide.md',
      'docs/hidden.md',
      'docs/rich.mdx',
      'docs/told.md',
      'site/src/pages/notes.md',
    ]);
  });

  it('are known to `getDrift`, and have a badge only if they are broken', () => {
    expect(read('guide/')).toContain('broken /handbook/drift/#spec-docs/guide.md</footer>');
    expect(read('guide/')).toContain('<footer><span class="drift-badge" data-state="broken">');
    expect(read('fine/')).toMatch(/<footer>\s*up-to-date \/handbook\/drift\/<\/footer>/);
  });

  it('have nothing of pages that are not published', () => {
    const root = join(site.root, 'dist');
    const found = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .flatMap(
        (file) => /.{0,60}(?:canary|secret\.py).{0,60}/i.exec(readFileSync(file, 'latin1')) ?? [],
      )
      .map(([text]) => text);
    expect(found).toEqual([]);
  });
});
