import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANNER, clean, PANEL } from '../support/documents.ts';
import { addDocumentSite, addFirstStarlight, addMinimalSite } from '../support/first-sites.ts';
import { scriptsOf } from '../support/guide-files.ts';
import { isNightly } from '../support/nightly.ts';
import { publish, type Published } from '../support/published.ts';
import { Reader } from '../support/reader.ts';
import { TestRepository } from '../support/repository.ts';
import { workflowProblems } from '../support/workflow-check.ts';

const GUIDES = join(import.meta.dirname, '../../content/guides');

/** The guides that are followed here. */
const WAYS = ['chant-project', 'starlight-site', 'astro-site', 'ci-only'] as const;

/** When the repositories begin. */
const BEFORE = { date: '2026-02-01T08:00:00Z' };

let published: Published;

beforeAll(async () => {
  published = await publish();
});

afterAll(() => {
  published.close();
});

/** A reader of a guide, in a repository of which the guide says how it begins. */
function open(name: (typeof WAYS)[number], repository: TestRepository): Reader {
  repository.commit('Begin', BEFORE);
  return new Reader(repository, readFileSync(join(GUIDES, `${name}.md`), 'utf8'), published);
}

/** A file that the reader has by now. */
function read({ repository }: Reader, file: string): string {
  return readFileSync(repository.path(file), 'utf8');
}

/** What a guide quotes; it has to be there as it stands on the page. */
function quoted(guide: (typeof WAYS)[number], text: string): string {
  expect(readFileSync(join(GUIDES, `${guide}.md`), 'utf8')).toContain(`"${text}"`);
  return text;
}

/** What was in a file before the guide showed it: nothing else than what it shows. */
function expectShown(reader: Reader, file: string): void {
  const shown = read(reader, file).replace(/^(---\n)?\/\/ \S+\n/, '$1');
  expect(reader.replaced.get(file)?.trim(), file).toBe(shown.trim());
}

it('covers every guide that the start page links to', () => {
  const start = readFileSync(join(GUIDES, 'getting-started.md'), 'utf8');
  const [, ways = ''] = /## Choose a way in\n(.*?)\n## /s.exec(start) ?? [];
  expect([...ways.matchAll(/\]\(\.\/([\w-]+)\.md\)/g)].map(([, name]) => name)).toEqual(WAYS);
});

describe('the guide to a chant project', () => {
  let reader: Reader;
  const page = 'site/dist/architecture/overview/index.html';

  beforeAll(() => {
    const repository = TestRepository.init();
    addMinimalSite(repository, 'site');
    reader = open('chant-project', repository);
  });

  afterAll(() => {
    reader[Symbol.dispose]();
  });

  it('shows what `astro add` makes of the configuration', async () => {
    for (const section of ['', 'Install']) await reader.follow(section);
    const added = reader.replaced.get('site/astro.config.mjs') ?? '';
    const shown = read(reader, 'site/astro.config.mjs');
    expect(withoutComments(added)).toBe(withoutComments(shown));
  });

  it('shows the files that `astro-drift init` writes', async () => {
    await reader.follow('Write a first spec');
    await reader.follow('Show the documents');
    expectShown(reader, 'site/src/content.config.ts');
    expectShown(reader, 'site/src/pages/architecture/[...id].astro');
  });

  it('leads to a page with a banner after the code changed', async () => {
    await reader.follow('Complete the spec');
    await reader.follow('See it drift');
    const html = clean(read(reader, page));
    expect(html).toContain(quoted('chant-project', 'may be out of date.'));
    expect(html).toContain('href="/drift/2026-03-02-001-doc/');
    expect(html).toMatch(/data-state="changed"[^>]*><code[^>]*>src\/auth.py#login/);
    expect(
      existsSync(reader.repository.path('site/dist/drift/2026-03-02-001-doc/index.html')),
    ).toBe(true);
  });

  it('describes two ways to make the page current', async () => {
    await reader.follow('Run it again, or accept it');
    expect(reader.repository.git('status', '--porcelain')).toBe('');
    expect(reader.unread).toEqual([]);
  });
});

describe('the guide to a Starlight site', () => {
  let reader: Reader;
  const page = (path: string): string => clean(read(reader, `website/dist/${path}/index.html`));

  beforeAll(() => {
    const repository = TestRepository.nearby();
    repository.git('init', '--quiet', '--initial-branch=main');
    addFirstStarlight(repository, 'website');
    reader = open('starlight-site', repository);
  });

  afterAll(() => {
    reader[Symbol.dispose]();
  });

  it('leads to a page with a banner, sources and a badge', async () => {
    for (const section of ['', 'Install', 'Give a page its sources']) await reader.follow(section);
    const html = page('guides/sign-in');
    expect(html).toContain(quoted('starlight-site', 'may be out of date.'));
    expect(html).toContain(PANEL);
    const stale = quoted('starlight-site', 'Needs review');
    expect(html).toMatch(new RegExp(`href="/guides/sign-in/"[^>]* data-drift="${stale}"`));
    expect(page('drift')).toContain('<site-search');
    expect(page('source/src/auth.py')).not.toContain('data-pagefind-body');
  });

  it.runIf(isNightly)('leads to a translated site without broken links', async () => {
    for (const section of ['Translations', 'The schema', 'Links that are checked']) {
      await reader.follow(section);
    }
    expect(page('de/guides/sign-in')).toContain('Diese Seite hinkt womöglich hinterher.');
    expect(reader.last.output).toContain('All internal links are valid.');
    expect(page('guides/sign-in')).toMatch(/data-state="changed"[^>]*>the whole file</);
    expect(reader.unread).toEqual([]);
  });
});

describe('the guide to an Astro site', () => {
  let reader: Reader;
  const page = (path: string): string => clean(read(reader, `dist/${path}/index.html`));

  beforeAll(() => {
    const repository = TestRepository.init();
    addDocumentSite(repository, '.');
    reader = open('astro-site', repository);
  });

  afterAll(() => {
    reader[Symbol.dispose]();
  });

  it('shows what `astro add` makes of the configuration', async () => {
    await reader.follow('');
    await reader.follow('Install');
    expectShown(reader, 'astro.config.mjs');
  });

  it('leads to a page with a banner and its sources', async () => {
    await reader.follow('Give a page its sources');
    const html = page('docs/sign-in');
    expect(html).toContain(quoted('astro-site', 'may be out of date.'));
    expect(html).toContain(PANEL);
    expect(page('docs/other').replace(/<style>.*?<\/style>/s, '')).not.toContain('drift-');
    expect(page('drift')).toContain('server/session.ts');
    expect(page('source/server/session.ts')).toContain('MINUTES');
  });

  it.runIf(isNightly)('leads to a page with placed components', async () => {
    await reader.follow('Place things yourself');
    const html = page('docs/sign-in');
    expect(html).toMatch(/<h1>Signing in ?<span class="drift-badge" data-state="needs-review">/);
    expect(html).toMatch(/<p>1 changed: <a href="\/drift\/src\/content\/docs\/sign-in.md\/">/);
    expect(html.split(BANNER)).toHaveLength(2);
    expect(html).toContain(PANEL);
    expect(page('docs/other')).not.toMatch(/changed:|class="drift-/);
    const limits = page('limits');
    expect(limits).toContain('href="/source/server/session.ts/#L1"');
    expect(limits).not.toContain(PANEL);
    const sitemap = read(reader, 'dist/sitemap-0.xml');
    expect(sitemap).toContain('https://docs.example.com/limits/');
    expect(sitemap).not.toMatch(/\/drift\/|\/source\//);
    expect(reader.unread).toEqual([]);
  });
});

describe('the guide to a repository without a site', () => {
  let reader: Reader;

  beforeAll(() => {
    reader = open('ci-only', TestRepository.init());
  });

  afterAll(() => {
    reader[Symbol.dispose]();
  });

  it('leads from documents that nobody watches over known findings to current documents', async () => {
    for (const section of [
      '',
      'See what is proposed',
      'Write the sources into the documents',
      'Record what is known',
      'Check every change',
      'Work with it',
    ]) {
      await reader.follow(section);
    }
    expect(reader.repository.git('status', '--porcelain')).toBe('');
    expect(reader.unread).toEqual([]);
  });

  it('leads to a CI job that fails on drift', async () => {
    const workflow = read(reader, '.github/workflows/drift.yml');
    expect(workflowProblems(workflow)).toEqual([]);
    const [check] = scriptsOf({ language: 'yaml', text: workflow, name: '' });
    const script = check?.run ?? '';
    expect(await reader.run(script)).toMatchObject({ code: 0 });
    reader.repository.write('src/auth.py', 'SESSION_MINUTES = 90\n');
    const { code, output } = await reader.run(script);
    expect(code, output).toBe(1);
  });
});

function withoutComments(text: string): string {
  return clean(text.replace(/^\/\/.*\n/gm, ''))
    .replaceAll(',', '')
    .trim();
}
