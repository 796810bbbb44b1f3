import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { specParam } from '../../integration/astro/src/page/added-pages.ts';
import { addDocsSite } from '../support/docs-site.ts';
import { TestRepository } from '../support/repository.ts';
import type { TestSite } from '../support/site.ts';
import { numbered, pythonModule, specText } from '../support/specs.ts';

const ID = '2026-01-10-001-doc';
const PAGE = 'docs/odd/a b#c?d%e~f.md';
const COMPLETED = { completed_at: '2026-01-10T12:00:00Z' };

/** What a reader sees of markup, on one line. */
function textOf(markup: string): string {
  return markup
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
}

/** The part of a page that is about one file. */
function sectionOf(page: string, path: string): string {
  const start = page.indexOf(`<section class="drift-file" id="file-${path}"`);
  return start < 0 ? '' : page.slice(start, page.indexOf('</section>', start));
}

/** A page of a site that shows a Markdown file, by its path from there. */
function showing(file: string): string {
  return `---\nimport { Content } from '${file}';\n---\n\n<html><body><Content /></body></html>\n`;
}

describe('the page of a spec with changes', () => {
  let repository: TestRepository;
  let site: TestSite;
  let page: string;

  beforeAll(async () => {
    repository = TestRepository.init();
    repository.write('.gitignore', 'node_modules\ndist\n.astro\nlocal.py\n');
    for (const name of ['changed', 'edited', 'gone', 'commented', 'renamed', 'moved']) {
      repository.write(`src/${name}.py`, pythonModule({ name }));
    }
    repository.write('src/.env', 'TOKEN=deleted\n').write('src/server.key', numbered(20, 'TOKEN'));
    repository.write('src/local.py', 'TOKEN=local\n').write('lib/shared.py', numbered(9));
    repository.write('src/plans/a.py', 'TOKEN = 1\n');
    repository.write('docs/private.md', '# Private\n');
    repository.git('add', '--force', 'src/local.py');
    writeFileSync(repository.path('src/logo.png'), Buffer.from([0x89, 0x50, 0, 1]));
    repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });

    const write = (id: string, fields: Parameters<typeof specText>[0], title: string): void => {
      repository.write(`.chant/specs/${id}.md`, specText(fields, title));
    };
    const about = { tracks: ['src/**', 'docs/private.md'], target_files: ['docs/code.md'] };
    write(ID, { ...COMPLETED, ...about }, 'Code & more');
    write('report.json', { ...COMPLETED, tracks: ['lib/*.py'] }, 'The library');
    write('2026-01-11-001-nxt', { status: 'pending', tracks: ['src/**'] }, 'What is next');
    write(
      '2026-01-12-001-prv',
      { ...COMPLETED, tracks: ['src/**'], target_files: ['docs/private.md'], public: false },
      'Private',
    );
    // So the site has a page of it.
    write(
      '2026-01-12-001-odd',
      { ...COMPLETED, tracks: ['lib/*.py'], target_files: [PAGE] },
      'Odd',
    );
    write('2026-01-13-001-top', { ...COMPLETED, depends_on: [ID] }, 'On `<drift-end>`');
    repository.write(
      'docs/code.md',
      '# Code\n\n## Sources\n\nSee `src/changed.py:1-3`, `lib/shared.py:2-4`, `lib/shared.py:9`.\n',
    );
    repository.write(PAGE, '---\ntracks: [lib/*.py]\n---\n\n# Odd\n\nText\n');
    site = addDocsSite(repository, {
      config: "base: '/handbook',",
      drift: "{ sourcePages: { exclude: ['src/plans'] } }",
    });
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });

    repository.write('src/changed.py', pythonModule({ name: 'changed', value: 2 }));
    repository.write('src/commented.py', pythonModule({ name: 'commented', comment: 'Else.' }));
    repository.write('lib/shared.py', numbered(9).replace('line 3', 'line three'));
    repository.write('docs/private.md', '# Private\n\nTOKEN=private\n');
    repository.move('src/renamed.py', 'src/other.py').move('src/server.key', 'src/keys.py');
    repository.write('src/plans/a.py', 'TOKEN = 2\n');
    repository.remove('src/gone.py').remove('src/.env').remove('src/local.py');
    writeFileSync(repository.path('src/logo.png'), Buffer.from([0x89, 0x50, 0, 2]));
    repository.commit('Move on', { date: '2026-02-01T08:00:00Z', author: 'Dana Whitfield' });
    repository.write('src/edited.py', pythonModule({ name: 'edited', value: 3 }));
    repository.write('src/untracked.py', 'TOKEN=untracked\n');
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    page = site.read(`drift/${ID}/index.html`);
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('exists for every public spec', () => {
    for (const id of ['2026-01-11-001-nxt', '2026-01-13-001-top', 'report.json', PAGE]) {
      expect(site.has(`drift/${specParam(id)}/index.html`), id).toBe(true);
    }
    expect(site.has('drift/2026-01-12-001-prv')).toBe(false);
    const report = site.read('drift/report.json');
    expect(JSON.parse(report)).toMatchObject({ schemaVersion: 2 });
    expect(report).toContain('"title":"On <drift-end>"');
    expect(site.read('drift/index.html')).toContain('href="/handbook/drift/~report.json/"');
    expect(site.read('drift/index.html')).toContain(
      'href="/handbook/drift/docs/odd/a%20b~23c~3fd~25e~7ef.md/"',
    );
  });

  it('names changes, authors and concerned sections', () => {
    const text = textOf(page);
    expect(text).toContain('Code &amp; more Drifted');
    expect(text).toMatch(/have changed since 10 Jan 2026 : \d+ lines added, \d+ removed/);
    expect(text).toContain('in 1 commit by Dana Whitfield, not committed yet.');
    expect(page).toContain('href="/handbook/docs/code/#sources">Sources</a>');
    expect(text).toContain('docs/code.md:5 in Sources cites src/changed.py:1-3');
    expect(text).toContain('chant reset 001-doc &amp;&amp; chant work 001-doc');
  });

  it('shows the diff of a file with its symbols', () => {
    const section = sectionOf(page, 'src/changed.py');
    expect(section).toMatch(/VALUE.*<del><span class="[^"]+">1<\/span><\/del>/);
    expect(section).toMatch(/<ins><span class="[^"]+">2<\/span><\/ins>/);
    expect(textOf(section)).toContain('+1 −1 lines modified, code changed');
    expect(textOf(section)).toContain('Move on by Dana Whitfield, 1 Feb 2026');
  });

  it('shows uncommitted and deleted files', () => {
    const edited = sectionOf(page, 'src/edited.py');
    expect(textOf(edited)).toContain('Not committed yet');
    expect(edited).toMatch(/<ins><span class="[^"]+">3<\/span><\/ins>/);
    const gone = sectionOf(page, 'src/gone.py');
    expect(gone).toContain('data-sides="old"');
    expect(textOf(gone)).toContain('deleted');
  });

  it('lists cited files outside of the inputs separately', () => {
    expect(textOf(page)).toContain('Cited, but not tracked');
    const section = sectionOf(page, 'lib/shared.py');
    expect(section).toContain('<ins>three</ins>');
    expect(page.indexOf(section)).toBeGreaterThan(page.indexOf('id="drift-cited"'));
    expect(page).toContain('href="#file-lib/shared.py"><code>lib/shared.py:2-4</code>');
    expect(page).not.toContain('<code>lib/shared.py:9</code>');
  });

  it('collapses changes that are not significant', () => {
    const folded = page.slice(page.indexOf('<details class="drift-harmless"'));
    expect(textOf(folded)).toContain('only comments changed');
    expect(sectionOf(folded, 'src/commented.py')).toContain('data-change="added"');
    expect(textOf(sectionOf(folded, 'src/other.py'))).toContain('Only its name has changed.');
  });

  it('gives a reason where a file has no diff', () => {
    const secrets = ['src/.env', 'src/keys.py', 'src/local.py'];
    expect(textOf(sectionOf(page, 'src/logo.png'))).toContain('It is a binary file');
    for (const path of [...secrets, 'src/plans/a.py', 'docs/private.md']) {
      expect(textOf(sectionOf(page, path)), path).toContain('not published on this site');
    }
    expect(textOf(sectionOf(page, 'src/untracked.py'))).toContain('because git does not track it');
  });

  it('contains no secret', () => {
    const written = readdirSync(join(site.root, 'dist'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(written.length).toBeGreaterThan(8);
    for (const text of written)
      expect(/TOKEN.{0,20}|.{0,20}001-prv/.exec(text)?.[0]).toBeUndefined();
  });

  it('links to upstream specs', () => {
    const top = site.read('drift/2026-01-13-001-top/index.html');
    expect(top).toContain(`href="/handbook/drift/${ID}/"`);
    expect(textOf(top)).toContain(`But it builds on ${ID}, and that has drifted.`);
    expect(top).not.toContain('drift-diff');
    const next = textOf(site.read('drift/2026-01-11-001-nxt/index.html'));
    expect(next).toContain('What is next Not completed');
  });

  it('contains neither inline styles nor event handlers', () => {
    const article = page.slice(page.indexOf('<article'), page.indexOf('</article>'));
    expect(article).not.toMatch(/ (?:style|on\w+)="/);
  });
});

describe('the page of a spec with hundreds of changed files', () => {
  const COUNT = 400;
  let repository: TestRepository;
  let site: TestSite;

  beforeAll(async () => {
    repository = TestRepository.init();
    repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
    const names = Array.from({ length: COUNT }, (_, index) => `src/file-${index}.ts`);
    const write = (count: number, word: string): void => {
      for (const name of names) repository.write(name, numbered(count, `export const ${word} =`));
    };
    write(60, 'before');
    repository.write('docs/code.md', '# Code\n\nSee `src/file-1.ts:1-3`.\n');
    repository.write(
      `.chant/specs/${ID}.md`,
      specText({ ...COMPLETED, tracks: ['src/**'], target_files: ['docs/code.md'] }),
    );
    site = addDocsSite(repository, {
      config: "trailingSlash: 'never', build: { format: 'file' },",
    });
    repository.commit('Document it', { date: '2026-01-10T12:00:00Z' });
    for (let number = 1; number <= 12; number++) {
      write(60 + number, 'after');
      repository.commit(`Change everything for the ${number}th time, and say so at length`, {
        date: '2026-02-01T08:00:00Z',
        author: `Developer ${number} with a name`,
      });
    }
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('lists all files, shows the diffs that fit, and stays below 1.5 MB', () => {
    const page = site.read(`drift/${ID}.html`);
    expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
    expect(Buffer.byteLength(page)).toBeGreaterThan(900_000);
    expect(textOf(page)).toContain('400 changed files');
    for (let index = 0; index < COUNT; index++) {
      const path = `src/file-${index}.ts`;
      expect(page, path).toContain(`<code>${path}</code>`);
      expect(page.split(`id="file-${path}"`), path).toHaveLength(2);
    }
    expect(page.match(/class="drift-diff drift-code"/g)?.length).toBeGreaterThan(20);
    expect(textOf(page)).toContain('and 7 more commits');
    expect(textOf(page)).toContain('Too large to show here.');
  });

  it('has the URL that other pages link to', () => {
    expect(site.read('drift.html')).toContain(`href="/drift/${ID}"`);
    expect(site.read('drift.html')).toContain(`href="/drift/${ID}#file-src/file-0.ts"`);
  });
});

describe('the page of a spec', () => {
  it('says what is missing without a git repository', async () => {
    using folder = new TestRepository();
    folder.write('src/a.txt', 'one\n').write('docs/a.md', '---\ntracks: [src/*]\n---\n\n# A\n');
    const site = addDocsSite(folder, { folder: '.' });
    site.write('src/pages/a.astro', showing('../../docs/a.md'));
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    const text = textOf(site.read('drift/docs/a.md/index.html'));
    expect(text).toContain('A Unknown It is not known whether its sources have changed:');
    expect(text).toContain('What to do');
  });
});
