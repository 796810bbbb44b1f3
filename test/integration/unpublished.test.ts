import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteReport } from '../../integration/engine/src/index.ts';
import { PANEL, QUIET_LINE } from '../support/documents.ts';
import { TestRepository } from '../support/repository.ts';
import { type Outcome, TestSite } from '../support/site.ts';
import { numbered, type SpecFields, specText } from '../support/specs.ts';
import { addPage, addStarlightSite, starlightRepository } from '../support/starlight-site.ts';

/** In all that must not be on a site: names of files, ids, titles, headings, lines of code. */
const CANARY = /canary/i;

/** The built files in which a canary is, or whose names have one. */
function canaries(site: TestSite, folder = 'dist'): string[] {
  const root = join(site.root, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const name = relative(root, file);
      const found =
        CANARY.exec(name) ?? /.{0,60}canary.{0,60}/is.exec(readFileSync(file, 'latin1'));
      return found === null ? [] : `${name}: ${found[0]}`;
    });
}

function reportOf(site: TestSite, folder = ''): SiteReport {
  return JSON.parse(site.read(`${folder}drift/report.json`)) as SiteReport;
}

function idsOf(site: TestSite): string[] {
  return reportOf(site).specs.map(({ id }) => id);
}

/** A page with frontmatter. */
function page(fields: string, text: string): string {
  return `---\n${fields}\n---\n\n${text}\n`;
}

/** Renders what of its collection is published, and says so each time. */
const DOCUMENTS = `---
import { getCollection, render } from 'astro:content';

export const getStaticPaths = async () =>
  (await getCollection('docs', ({ data }) => data.published !== false)).map((entry) => ({
    params: { id: entry.id },
    props: { entry },
    cacheKey: entry.digest,
  }));

const { entry } = Astro.props;
const { Content } = await render(entry);
console.log(\`Rendered /\${entry.id}\`);
---

<html><body><Content /></body></html>
`;

const HOME = `---
import { DriftSources, getDrift } from 'astro-drift/components';
import { Content } from '../../../handbook/embedded.md';
---

<html>
  <body>
    <Content />
    <DriftSources of="docs/canary-draft.md" />
    <p data-draft={JSON.stringify(getDrift('docs/canary-draft.md'))} />
    <p data-top={getDrift('docs/top.md').specs[0].upstreamDrift.join()} />
  </body>
</html>
`;

const CONFIG = `import sitemap from '@astrojs/sitemap';
import drift from 'astro-drift';

export default {
  site: 'https://example.com',
  build: { concurrency: 3 },
  experimental: { incrementalBuild: true },
  integrations: [sitemap(), drift({ rules: { 'invalid-spec': 'warn' } })],
};
`;

/** What an adapter does that has another runtime render pages. */
const ELSEWHERE = `import node from '@astrojs/node';
import drift from 'astro-drift';

const adapter = node({ mode: 'standalone' });
adapter.hooks['astro:build:start'] = ({ setPrerenderer }) =>
  setPrerenderer((standard) => ({ ...standard, name: 'elsewhere' }));

export default {
  adapter,
  integrations: [drift()],
  vite: {
    plugins: [
      {
        name: 'entry',
        configEnvironment: (name) =>
          name === 'prerender'
            ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
            : undefined,
      },
    ],
  },
};
`;

const COLLECTION = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = {
  docs: defineCollection({ loader: glob({ base: '../docs', pattern: '*.md' }) }),
};
`;

const GATE = `import { defineMiddleware } from 'astro:middleware';

export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  return url.pathname.startsWith('/gated') ? new Response('For members alone') : response;
});
`;

const COMPLETED = { completed_at: '2026-01-10T12:00:00Z', tracks: ['src/shown.ts'] };

describe('a site that shows a part of its collection', () => {
  const names = ['shown', 'low', 'canary-draft', 'canary-two', 'canary-ops'];
  const draft = (published: boolean): string =>
    page(
      `title: Canary draft\npublished: ${published}\ntracks: src/canary-draft.ts`,
      '## Canary launch\n\n`src/canary-draft.ts:2-4`, `src/shown.ts:5`',
    );
  let repository: TestRepository;
  let site: TestSite;
  /** Of the build in which the draft was no draft. */
  let before: { ids: string[]; canaries: string[]; top: string };
  let outcome: Outcome;

  beforeAll(async () => {
    repository = TestRepository.init();
    repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
    for (const name of names) repository.write(`src/${name}.ts`, numbered(9, `${name} line`));
    repository.write('lib/members.ts', numbered(9));
    repository.write('src/credentials.json', '{\n  "poolLimit": "canary one"\n}\n');
    repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });

    const write = (file: string, fields: string, text = ''): void => {
      repository.write(file, page(fields, text));
    };
    const writeSpec = (id: string, fields: SpecFields, title: string): void => {
      repository.write(`.chant/specs/${id}.md`, specText({ ...COMPLETED, ...fields }, title));
    };
    write(
      'docs/shown.md',
      'title: Shown\ntracks: [src/shown.ts, docs/*.md]',
      'As in `src/shown.ts:2`.\n\n<drift-page data-file="ops/canary-runbook.md"></drift-page>\n\n[Notes](notes.md), [more](later.md)',
    );
    write('docs/low.md', 'title: Low\ntracks: src/low.ts', 'As in `src/low.ts:2`.');
    write('docs/pool.md', 'title: Pool\ntracks: src/credentials.json', 'The `poolLimit` holds.');
    write('docs/quiet.md', 'title: Quiet\ntracks: src/low.ts\ndrift: false');
    write(
      'docs/members.md',
      'title: Members\ntracks: lib/*.ts\npublic: False',
      '`lib/members.ts:2`',
    );
    write('docs/notes.md', 'title: Notes\npublished: false', 'Canary notes');
    write('docs/later.md', 'published: false', 'Canary later');
    write('handbook/embedded.md', 'title: Embedded\ntracks: src/shown.ts', '`src/shown.ts:3`');
    repository.write('docs/one.md', '# One\n\n`src/shown.ts:4`\n');
    repository.write('docs/top.md', '# Top\n\nText\n').write('docs/under.md', '# Under\n\nText\n');
    repository.write('docs/canary-draft.md', draft(true));
    // All that follows is for nobody.
    write('docs/own.md', 'title: Canary below another page\ntracks: src/low.ts');
    write('docs/gated.md', 'title: Canary behind a gate\ntracks: src/low.ts');
    write(
      'ops/canary-runbook.md',
      'title: Canary runbook\ntracks: src/canary-ops.ts',
      '## Canary keys\n\n`src/canary-ops.ts:1`',
    );
    write('docs/canary-two.md', 'published: false', '# Canary two\n\n`src/canary-two.ts:2`');
    write('docs/canary-none.md', 'published: false', '# Canary none');
    writeSpec('001-two', { target_files: ['docs/one.md', 'docs/canary-two.md'] }, 'Two');
    writeSpec('002-canary', { target_files: ['docs/canary-none.md'] }, 'Canary none');
    writeSpec('003-without', { tracks: ['src/low.ts'] }, 'Without a document');
    writeSpec('004-planned', { status: 'pending', target_files: ['docs/canary-plan.md'] }, 'Plan');
    writeSpec(
      '005-top',
      {
        tracks: ['lib/*.ts'],
        informed_by: ['docs/canary-draft.md'],
        depends_on: ['002-canary'],
        target_files: ['docs/top.md'],
      },
      'Top',
    );
    writeSpec(
      '006-under',
      { tracks: ['lib/*.ts'], depends_on: ['001-two'], target_files: ['docs/under.md'] },
      'Under',
    );
    repository.write(
      '.chant/specs/007-canary-odd.md',
      '---\nstatus: [completed\npublic: false\n---\n\n# Canary that cannot be read\n',
    );

    site = new TestSite(repository, 'site');
    site.write('astro.config.mjs', CONFIG).write('src/content.config.ts', COLLECTION);
    site.write('src/pages/[id].astro', DOCUMENTS).write('src/pages/index.astro', HOME);
    site.write('src/pages/own.astro', '<html><body>Own</body></html>');
    site.write('src/pages/plain.md', page('tracks: [src/shown.ts]', '# Plain\n\n`src/shown.ts:1`'));
    site.write('src/middleware.ts', GATE);
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    for (const name of names) repository.write(`src/${name}.ts`, numbered(8, `${name} line`));
    repository.write('docs/canary-draft.md', `${draft(true)}\nCanary\n`);
    repository.write('src/credentials.json', '{\n  "poolLimit": "canary two"\n}\n');
    repository.commit('Change it', { date: '2026-02-01T08:00:00Z' });

    outcome = await site.build();
    expect(outcome.code, outcome.output).toBe(0);
    before = { ids: idsOf(site), canaries: canaries(site), top: site.read('top/index.html') };
    repository.write('docs/canary-draft.md', draft(false));
    repository.commit('Take it back', { date: '2026-02-02T08:00:00Z' });
    outcome = await site.build();
    expect(outcome.code, outcome.output).toBe(0);
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('has nothing of what it does not show', () => {
    expect(canaries(site)).toEqual([]);
    expect(site.has('drift/docs/own.md/index.html')).toBe(false);
    expect(site.has('drift/docs/gated.md/index.html')).toBe(false);
  });

  it('shows what its pages show, in whichever way, and what is no page', () => {
    const ids = [
      '001-two',
      '003-without',
      '004-planned',
      '005-top',
      '006-under',
      'docs/low.md',
      'docs/pool.md',
      'docs/quiet.md',
      'docs/shown.md',
      'handbook/embedded.md',
      'site/src/pages/plain.md',
    ];
    expect(idsOf(site)).toEqual(ids);
    for (const id of ids) expect(site.has(`drift/${id}/index.html`), id).toBe(true);
    expect(reportOf(site).summary.specs.total).toBe(ids.length);
    expect(site.has('source/src/shown.ts/index.html')).toBe(true);
    expect(site.read('sitemap-0.xml')).not.toContain('https://example.com/drift/');
    expect(site.read('low/index.html')).toContain(QUIET_LINE);
    expect(site.read('quiet/index.html')).not.toContain('class="drift-');
    expect(site.read('drift/006-under/index.html')).toContain('001-two');
  });

  it('tells of a secret file that the page names something in it, and not what', () => {
    const documents = reportOf(site).specs.flatMap((spec) => spec.documents);
    expect(documents.find(({ file }) => file === 'docs/pool.md')).toMatchObject({
      state: 'needs-review',
      evidence: [
        { path: 'src/credentials.json', text: '`src/credentials.json` changed', line: null },
      ],
    });
    expect(site.read('pool/index.html')).toContain('<code>src/credentials.json</code> changed');
  });

  it('leaves a private page without banner, sources, links and report', () => {
    expect(site.read('members/index.html')).not.toContain('class="drift-');
    expect(site.has('source/lib/members.ts/index.html')).toBe(false);
    expect(site.has('drift/docs/members.md/index.html')).toBe(false);
  });

  it('says all of it in the log', () => {
    expect(outcome.output).toContain('docs/canary-draft.md');
    expect(outcome.output).toContain('002-canary: Canary none');
    expect(outcome.output).toMatch(
      /\n\.chant\/specs\/007-canary-odd\.md\n.* Frontmatter is not valid: /,
    );
  });

  it('showed the draft as long as it was none', () => {
    expect(before.ids).toContain('docs/canary-draft.md');
    expect(before.top).toContain('docs/canary-draft.md');
    const files = before.canaries.map((found) => found.replace(/: .*/s, '')).sort();
    expect(files).toEqual([
      'canary-draft/index.html',
      'drift/005-top/index.html',
      'drift/docs/canary-draft.md/index.html',
      'drift/docs/shown.md/index.html',
      'drift/index.html',
      'drift/report.json',
      'index.html',
      'shown/index.html',
      'sitemap-0.xml',
      'source/src/canary-draft.ts/index.html',
      'source/src/index.html',
      'source/src/low.ts/index.html',
      'source/src/shown.ts/index.html',
      'top/index.html',
    ]);
  });

  it('renders a page twice only if it would have told too much', () => {
    const rendered = [...outcome.output.matchAll(/Rendered (\S+)/g)].map(([, path]) => path);
    const twice = rendered.filter((path, index) => rendered.indexOf(path) !== index);
    expect(rendered).toContain('/low');
    expect(twice.sort()).toEqual(['/one', '/shown', '/top']);
  });
});

describe('a Starlight site with drafts', () => {
  let repository: TestRepository;
  let site: TestSite;

  beforeAll(async () => {
    repository = starlightRepository();
    site = addStarlightSite(repository, {
      imports: "import node from '@astrojs/node';",
      starlight:
        "defaultLocale: 'root', locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch' } },",
      config:
        "site: 'https://example.com', output: 'server', adapter: node({ mode: 'standalone' }),",
    });
    repository.write('src/canary.py', numbered(9, 'Canary')).write('src/c.py', numbered(9));
    addPage(site, 'index.md', ['title: Start'], ['Text']);
    addPage(site, 'guide.md', ['title: Guide', 'tracks: [src/b.py]'], ['As in `src/b.py:2`.']);
    addPage(
      site,
      'draft.md',
      ['title: Canary Falcon', 'draft: true', 'tracks: [src/b.py]'],
      ['## Canary price', '', 'As in `src/b.py:3` and `src/canary.py:1`.'],
    );
    addPage(
      site,
      'team.md',
      ['title: Team', 'public: no', 'tracks: [src/c.py]'],
      ['As in `src/c.py:3`.'],
    );
    addPage(
      site,
      'whole.mdx',
      ['title: Whole'],
      ["import { Content as Part } from '../../../../handbook/part.md';", '', '<Part />'],
    );
    repository.write('handbook/part.md', page('tracks: [src/b.py]', '# Part\n\n`src/b.py:4`'));
    repository.write(
      'RUNBOOK.md',
      page('title: Canary runbook\ntracks: src/canary.py', '## Where the canary is'),
    );
    repository.commit('Document the code', { date: '2026-01-10T12:05:00Z' });
    repository.write('src/b.py', numbered(4)).write('src/canary.py', numbered(3, 'Canary'));
    repository.commit('Move on', { date: '2026-01-20T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(output).toContain('site/src/content/docs/draft.md');
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('has nothing of them, nor of files that are no page', () => {
    // The server holds the whole collection, as Astro has it.
    const own = canaries(site).filter((found) => !found.includes('_astro_data-layer-content'));
    expect(own).toEqual([]);
  });

  it('shows all others, also those that are a part of another page', () => {
    expect(reportOf(site, 'client/').specs.map(({ id }) => id)).toEqual([
      'handbook/part.md',
      'site/src/content/docs/guide.md',
    ]);
    for (const file of ['guide/index.html', 'de/guide/index.html', 'whole/index.html']) {
      expect(site.read(`client/${file}`), file).toContain(QUIET_LINE);
    }
    expect(site.read('client/drift/index.html')).toContain('href="/guide/"');
    expect(site.read('client/sitemap-0.xml')).not.toContain('/drift/');
    expect(site.read('client/team/index.html')).not.toContain(PANEL);
    expect(site.has('client/source/src/c.py/index.html')).toBe(false);
  });
});

describe('a site whose adapter has pages be rendered elsewhere', () => {
  it('shows of documents what is beyond doubt, and says so', async () => {
    using repository = TestRepository.init();
    repository.write('.gitignore', 'node_modules\ndist\n.astro\n').write('src/a.ts', numbered(9));
    repository.write('src/canary.ts', numbered(9));
    repository.write('.chant/specs/001-doc.md', specText({ ...COMPLETED, tracks: ['src/a.ts'] }));
    repository.write(
      'docs/canary.md',
      page('published: false\ntracks: src/canary.ts', '`src/canary.ts:2`'),
    );
    repository.write('docs/guide.md', page('tracks: src/a.ts', 'As in `src/a.ts:2`.'));
    const site = new TestSite(repository, 'site');
    site.write('astro.config.mjs', ELSEWHERE).write('src/content.config.ts', COLLECTION);
    site.write('src/pages/plain.md', page('tracks: [src/a.ts]', '`src/a.ts:3`'));
    site.write('src/pages/docs/[id].astro', DOCUMENTS);
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.write('src/a.ts', numbered(8)).commit('Move on', { date: '2026-02-01T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(output).toContain('it is not known which documents they show');
    expect(canaries(site, 'dist/client')).toEqual([]);
    expect(reportOf(site, 'client/').specs.map(({ id }) => id)).toEqual([
      '001-doc',
      'site/src/pages/plain.md',
    ]);
    for (const file of ['plain', 'docs/guide']) {
      expect(site.read(`client/${file}/index.html`), file).toContain(QUIET_LINE);
    }
    expect(site.read('client/plain/index.html')).toContain('/source/src/a.ts/#L3');
  });
});
