import { symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';

/** Pages, and the links in them that are reported. */
const PAGES: Readonly<Record<string, readonly [text: string, ...broken: string[]]>> = {
  'docs/forms.md': [
    'See [a](nope.md), [b](./guide.md#nope), [c](#nope), [d][id] and <a href="gone/x.md">e</a>, [f](https://github.com/org/app/blob/main/docs/guide.md#no), [g](https://github.com/org/app/blob/old/docs/no.md).\n\n[id]: /docs/nope.md',
    'nope.md',
    './guide.md#nope',
    '#nope',
    '/docs/nope.md',
    'https://github.com/org/app/blob/main/docs/guide.md#no',
  ],
  'docs/right.md': [
    'See [a](guide.md#setup), [b](/docs/guide.md#set-it-up), [c](other/), [d](/guide.md), [e](#page), [f](../README.md).',
  ],
  'docs/page.mdx': ['<a href="guide.md#nope">x</a> <a href={target}>y</a>', 'guide.md#nope'],
  'docs/tracks.md': ['See [a](nope.md), `src/a.ts` and [b](../src/nope.ts).', 'nope.md'],
  'docs/toml.md': ['See [a](nope.md).', 'nope.md'],
  'docs/exempt.md': ['See [a](nope.md). <!-- drift-ignore-line -->'],
  'docs/unsure.md': [
    'See [a](generated/nope.md), [b](lib/x.md), [c](build/x.md) and [d](open.md#nope).',
  ],
  'docs/open.md': ['{% include "x.md" %}'],
  'CHANGELOG.md': ['See [a](nope.md).'],
  'site/src/content/docs/guides/a.md': [
    'See [a](/guides/b/#b), [b](/guides/b/#nope), [c](../b/), [d](/guides/c/) and [e](/made/).',
    '/guides/b/#nope',
    '/guides/c/',
  ],
  'site/src/content/docs/guides/b.md': ['## B'],
  'checked/src/content/docs/a.md': ['See [a](nope.md).'],
};

const FRONTMATTER: Readonly<Record<string, string>> = {
  'docs/tracks.md': '---\ntracks: src/a.ts\n---\n\n',
  'docs/toml.md': '+++\ntracks = ["src/a.ts"]\n+++\n\n',
};

describe('links to pages and headings', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = TestRepository.init();
    repository.git('remote', 'add', 'origin', 'https://github.com/org/app.git');
    for (const [page, [text]] of Object.entries(PAGES)) {
      repository.write(page, `${FRONTMATTER[page] ?? ''}# Page\n\n${text}\n`);
    }
    repository.write('docs/guide.md', '# Guide\n\n## Set it up {#setup}\n');
    repository.write(
      'README.md',
      '# X\n\nSee [guide](docs/guide.md#nope), [gone](docs/gone.md).\n',
    );
    repository.write('docs/gone.md', '# Gone\n').write('src/a.ts', 'export {};\n');
    repository
      .write('.gitignore', 'build\n')
      .write('site/astro.config.mjs', 'export default {};\n');
    repository.write(
      'checked/package.json',
      '{"devDependencies":{"starlight-links-validator":"1"}}',
    );
    symlinkSync('../site', repository.path('docs/lib'));
    repository.commit('Write', { date: '2026-01-01T10:00:00Z' });
    repository.remove('docs/gone.md');
    repository.commit('Tidy up', { date: '2026-02-01T10:00:00Z' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('are reported if these do not exist, on all pages', async () => {
    const { findings } = await analyzeRepository(repository);
    const broken = findings.filter(({ rule }) => rule === 'broken-link');
    for (const [page, [, ...links]] of Object.entries(PAGES)) {
      const found = broken.filter(({ file }) => file === page).map(({ message }) => message);
      expect(found.map((message) => /`(.*?)`/.exec(message)?.[1]).sort(), page).toEqual(
        links.sort(),
      );
    }
    for (const page of Object.keys(FRONTMATTER)) {
      expect(broken.find(({ file }) => file === page)).toMatchObject({ spec: page });
    }
    expect(findings.filter(({ rule }) => rule === 'unused-ignore')).toEqual([]);
  });

  it('are reported by one rule each', async () => {
    const { findings } = await analyzeRepository(repository);
    const ofReadme = findings.filter(({ file }) => file === 'README.md');
    expect(ofReadme.map(({ rule, message }) => [rule, message.replace(/: commit.*/, '')])).toEqual([
      [
        'broken-link',
        'the link `docs/guide.md#nope` leads nowhere: docs/guide.md has no heading `#nope`',
      ],
      ['stale-reference', '`docs/gone.md` leads nowhere'],
    ]);
    const { findings: others } = await analyzeRepository(repository, {
      rules: { 'stale-reference': 'off' },
    });
    expect(others.filter(({ file }) => file === 'README.md').map(({ rule }) => rule)).toEqual([
      'broken-link',
      'broken-link',
    ]);
  });

  it('are left to the validator of a site, unless the rule is set', async () => {
    const { findings } = await analyzeRepository(repository, {
      rules: { 'broken-link': 'error' },
      ignore: { references: ['docs/nope.md'] },
    });
    const broken = findings.filter(({ rule }) => rule === 'broken-link');
    expect(broken.map(({ file }) => file)).toContain('checked/src/content/docs/a.md');
    expect(broken.map(({ file }) => file)).not.toContain('docs/tracks.md');
  });
});
