import { symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileAnchor } from '../../integration/astro/src/page/links.ts';
import { renderReport } from '../../integration/engine/src/reporters/index.ts';
import type { SiteReport } from '../../integration/engine/src/report/site-schema.ts';
import { addDocsSite } from '../support/docs-site.ts';
import { documentsOfEveryKind } from '../support/documents.ts';
import { expectHarmless, HOSTILE } from '../support/hostile.ts';
import { analyzeRepository } from '../support/report.ts';
import type { TestRepository } from '../support/repository.ts';
import type { TestSite } from '../support/site.ts';
import { numbered, specText } from '../support/specs.ts';
import { whole } from '../support/whole.ts';

describe('files with odd names', () => {
  it('get source pages that citations link to', async () => {
    using repository = documentsOfEveryKind();
    const odd = ['a b', 'p%20c', '100%', 'h#sh', '[id]', '(group)', 'ü', '~tilde', '-dash'];
    const { lines, unicodeLines, link, ...hostile } = HOSTILE;
    const names = [...odd, ...Object.values(hostile)];
    const paths = names.map((name) => `src/odd/${name}.py`);
    for (const path of paths) repository.write(path, numbered(3, path));
    repository.write('src/odd/two\nlines.py', numbered(3));
    for (const name of [lines, unicodeLines, link]) {
      repository.write(`src/odd/${name}.py`, numbered(3));
      repository.write(
        `.chant/specs/2026-01-11-001-${name}.md`,
        specText({ tracks: ['src/gone'] }),
      );
      repository.write(`.chant/specs/2026-01-11-002-${name}.md`, `---\n[${name}\n---\n`);
    }
    repository.write(
      'docs/guide.md',
      [...paths.map((path) => `- \`${path}:2\`\n`), '[a](../src/odd/two%0Alines.py#L3)\n'].join(''),
    );
    const site = addDocsSite(repository, {
      drift: "{ rules: { 'empty-input': 'warn', 'invalid-spec': 'warn' } }",
    });
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(output).toContain('#\uFFFDvso[task');
    // Vite has colours of its own.
    // oxlint-disable-next-line no-control-regex -- these are what a colour begins with
    expectHarmless(output.replace(/\u001b\[[\d;]*m/g, ''));
    const hrefs = [...site.read('docs/guide/index.html').matchAll(/href="(\/source\/[^"]+)#L2"/g)];
    expect(hrefs).toHaveLength(names.length);
    for (const [index, [, href = '']] of hrefs.entries()) {
      const page = site.read(`${decodeURIComponent(href).slice(1)}index.html`);
      const path = paths[index] ?? '';
      // The code of a file has signs for characters that have none.
      if (!/\p{C}/u.test(path)) expect(page.replace(/<[^>]+>/g, '')).toContain(`${path} 2`);
    }
    expect(site.read('docs/guide/index.html')).toContain('"/source/src/odd/two~0alines.py/#L3"');
    expect(site.has('source/src/odd/two~0alines.py/index.html')).toBe(true);
  });
});

describe('what a site may publish', () => {
  it('leaves out secrets, ignored and untracked files, links, and private specs', async () => {
    using repository = documentsOfEveryKind();
    const cited = [
      'src/.env',
      'src/server.key',
      'src/ignored.py',
      'src/untracked.py',
      'src/link.py',
      'docs/private.md',
      '.chant/specs/2026-01-11-001-prv.md',
    ];
    repository.write('docs/guide.md', cited.map((path) => `\`${path}:1\``).join(' '));
    repository.write('docs/private.md', '# Private <script>alert(1)</script>\n');
    repository.write(
      '.chant/specs/2026-01-11-001-prv.md',
      specText(
        {
          completed_at: '2026-01-11T07:00:00Z',
          tracks: ['src/b.py'],
          target_files: ['docs/private.md'],
          public: false,
        },
        'Private <script>alert(1)</script>',
      ),
    );
    repository.write('src/.env', 'TOKEN=env\n').write('src/server.key', 'TOKEN=key\n');
    repository.git(
      'update-index',
      '--add',
      '--cacheinfo',
      '120000',
      linkBlob(repository),
      'src/link.py',
    );
    const site = addDocsSite(repository);
    repository.git('add', 'src', 'docs', '.chant', 'site');
    repository
      .write('src/ignored.py', 'TOKEN=ignored\n')
      .write('.git/info/exclude', 'ignored.py\n');
    repository.git('commit', '-qm', 'Everything');
    repository.write('src/untracked.py', 'TOKEN=untracked\n');
    repository.git('checkout', '-q', '--', '.');
    const { code, output } = await site.buildProgram();
    expect(code, output).toBe(1);
    expect(output).toContain('there is no file src/link.py');
    // Nobody can expect a file that git ignores.
    expect(output).not.toContain('src/ignored.py');
    site.write(
      'astro.config.mjs',
      "import drift from 'astro-drift'; import mdx from '@astrojs/mdx';\nexport default { integrations: [drift({ rules: { 'broken-citation': 'off' } }), mdx()] };\n",
    );
    expect((await site.build()).code).toBe(0);
    for (const path of cited) expect(site.has(`source/${path}`), path).toBe(false);
    expect(site.read('docs/guide/index.html')).not.toContain('alert(1)');
    expect(site.has('source/src/b.py/index.html')).toBe(true);
    for (const file of ['docs/guide/index.html', 'drift/index.html', 'drift/report.json']) {
      expect(site.read(file)).not.toMatch(/TOKEN=|Private/);
    }
    expect(site.has('docs/private/index.html')).toBe(false);
  });
});

describe('a site that shows all that git tracks', () => {
  let repository: TestRepository;
  let site: TestSite;
  /** All that was written, by file. */
  let written: ReadonlyMap<string, string>;

  /** The files of the output in which a text stands. */
  const holding = (text: string): string[] =>
    [...written].filter(([, content]) => content.includes(text)).map(([file]) => file);

  const pageOf = (path: string): string =>
    (written.get(`source/${path}/index.html`) ?? '').replace(/<[^>]+>/g, '');

  beforeAll(async () => {
    repository = documentsOfEveryKind();
    addFormerSecrets(repository);
    addFilteredFiles(repository);
    for (const path of SECRET_NAMES) repository.write(path, 'TOKEN=1\n');
    repository.write(
      'docs/guide.md',
      'The key is `src/server.key:1-3`; see `src/vault.txt:1`, `src/edited.txt:1`, `src/tokens.py:1-5`, `docs/moved.md:1-2`.\n',
    );
    repository.write('src/tokens.py', withSecrets('old'));
    addCanaries(repository);
    addWithheldDocuments(repository);
    repository.write('docs/all.md', '---\ntracks: [src/**]\n---\n\n# All\n');
    repository.write('src/server.key', 'TOKEN=1\nTOKEN=2\nTOKEN=3\n');
    repository.write('docs/private.md', '# Private\n');
    repository.write(
      '.chant/specs/2026-01-11-001-prv.md',
      specText({
        completed_at: '2026-01-11T07:00:00Z',
        tracks: ['src/b.py'],
        target_files: ['docs/private.md'],
        public: false,
      }),
    );
    site = addDocsSite(repository, {
      drift: "{ sourcePages: { pages: 'tracked', exclude: ['src/excluded.py'] } }",
    });
    site.write(
      'src/pages/all.astro',
      "---\nimport { Content } from '../../../docs/all.md';\n---\n\n<html><body><Content /></body></html>\n",
    );
    repository.commit('Write a private spec', { date: '2026-01-11T07:00:00Z' });
    repository.move('src/server.key', 'src/notes.txt');
    repository.write('src/vault.txt', 'WORKING TREE two\n');
    for (const path of SECRET_NAMES) repository.write(path, 'TOKEN=2\n');
    for (const path of FORMER_SECRETS) repository.write(path, 'TOKEN=changed\n'.repeat(9));
    repository.write('src/tokens.py', withSecrets('new'));
    repository.commit('Rename the key', { date: '2026-01-12T08:00:00Z' });
    changeCanaries(repository);
    repository.write('src/edited.txt', 'WORKING TREE edit\n');
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    expect(output).toContain(
      'Text that looks like a secret is masked on the pages of src/tokens.py:1.',
    );
    expect(output).toContain('docs/link.md is not published: it is reached through the symbolic');
    written = site.written();
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('has no page of a private spec, its documents, and what was a secret by name', () => {
    expect(holding('TOKEN')).toEqual([]);
    for (const file of ['src/notes.txt', 'docs/private.md', '.chant/specs/2026-01-11-001-prv.md']) {
      expect(site.has(`source/${file}/index.html`), file).toBe(false);
    }
    expect(site.has('source/docs/guide.md/index.html')).toBe(true);
    expect(site.has('source/src/.env.example/index.html')).toBe(true);
  });

  it('has no page of a document that is a link, ignored by git, or a secret by name', () => {
    expect(holding('WITHHELD')).toEqual([]);
    expect(site.has('docs/open/index.html')).toBe(true);
  });

  it('shows no difference of what is a secret by name, or became one of what was', () => {
    const changes = written.get('drift/docs/all.md/index.html') ?? '';
    for (const path of [...SECRET_NAMES, ...FORMER_SECRETS, 'src/notes.txt']) {
      const section = changes
        .slice(changes.indexOf(`id="${fileAnchor(path)}"`))
        .split('</section>')[0];
      expect(section, path).toContain('not published on this site');
    }
  });

  it('names nothing of a spec that is kept off it, and no function of files that are', () => {
    const telling = [...written].filter((entry) => /canary/i.test(entry.join('\n')));
    expect(telling.map(([file]) => file)).toEqual([]);
    const { specs, changes: all } = JSON.parse(
      written.get('drift/report.json') ?? '',
    ) as SiteReport;
    const byId = new Map(specs.map((spec) => [spec.id, spec]));
    expect(byId.get('2026-01-11-003-pub')).toMatchObject({
      status: 'drifted',
      upstream: ['2026-01-10-001-doc', '2026-01-11-005-lnk', 'docs/all.md'],
      withheld: 1,
    });
    const changes = byId.get('docs/all.md')?.changes.map((index) => all[index]) ?? [];
    for (const path of Object.keys(COUNTED)) {
      const change = changes.find((candidate) => candidate?.path === path);
      expect(change?.additions, path).toBeGreaterThan(0);
    }
  });

  it('is made of a report that the command line has all of, but for secrets', async () => {
    const report = await analyzeRepository(repository, { now: new Date('2026-02-01T00:00:00Z') });
    const look = {
      colour: false,
      all: true,
      width: null,
      limit: null,
      fileUrl: null,
      version: '1.2.3',
    };
    for (const format of ['text', 'json', 'markdown'] as const) {
      const text = whole(renderReport(format, report, look));
      expect(text).toContain('canaryExcluded');
      expect(text).toContain('canaryUntracked');
      expect(text).not.toContain('canarySecret');
      expect(text).toContain(HIDDEN);
    }
  });

  it('shows files as git stores them, where a filter makes something else of them', () => {
    expect(holding('WORKING')).toEqual([]);
    expect(pageOf('src/vault.txt')).toContain('JBEXVAT GERR gjb');
    expect(pageOf('src/edited.txt')).toContain('JBEXVAT GERR bar');
    expect(holding('JBEXVAT')).toContain('docs/guide/index.html');
    const changes = written.get('drift/docs/all.md/index.html') ?? '';
    expect(changes).toContain('JBEXVAT');
    expect(changes).toContain('a filter such as git-lfs');
  });

  it('masks tokens and private keys wherever it shows what is in a file, or was', () => {
    for (const word of ['aB3dE5g', 'MIIEold', 'MIIEnew']) expect(holding(word), word).toEqual([]);
    const shown = ['source/src/tokens.py/index.html', 'docs/guide/index.html'];
    expect(holding('•'.repeat(40))).toEqual(expect.arrayContaining(shown));
    expect(pageOf('src/tokens.py')).toMatch(/token = \S+•{40}\S+ # new/);
    const changes = written.get('drift/docs/all.md/index.html') ?? '';
    expect(changes.match(/•{40}/g)?.length).toBeGreaterThan(3);
    expect(changes).toContain('BEGIN RSA PRIVATE KEY');
  });
});

/** A spec that no site shows, and everything that could tell of it. */
const HIDDEN = '2026-01-11-002-canary';

/** A spec whose documents lead to what nobody may read, and one that anybody may. */
function addWithheldDocuments(repository: TestRepository): void {
  repository.git('config', 'http.extraheader', 'AUTHORIZATION: WITHHELD');
  repository.write('docs/secrets/a.md', '# WITHHELD\n').write('docs/ignored.md', '# WITHHELD\n');
  repository.write('docs/open.md', '# Open\n').write('.git/note.md', '# WITHHELD\n');
  repository.write('.git/info/exclude', 'docs/ignored.md\n');
  symlinkSync('../.git/config', repository.path('docs/link.md'));
  symlinkSync('secrets', repository.path('docs/folder'));
  const names = ['link', 'folder/a', 'ignored', 'secrets/a', 'open'];
  repository.write(
    '.chant/specs/2026-01-11-005-lnk.md',
    specText({
      completed_at: '2026-01-11T07:00:00Z',
      tracks: ['src/b.py'],
      target_files: [...names.map((name) => `docs/${name}.md`), '.git/note.md'],
    }),
  );
}

/** Files of which only the numbers of changed lines are shown, and a function of each. */
const COUNTED = {
  'src/excluded.py': 'canaryExcluded',
  'src/secrets/keys.py': 'canarySecret',
  'src/untracked.py': 'canaryUntracked',
};

function addCanaries(repository: TestRepository): void {
  const completed_at = '2026-01-11T07:00:00Z';
  repository.write(
    `.chant/specs/${HIDDEN}.md`,
    specText(
      {
        completed_at,
        tracks: ['src/b.py', 'docs/shown.md'],
        target_files: ['docs/canary.md', 'docs/canary/data.csv'],
        depends_on: ['003-pub'],
        public: false,
      },
      'Canary',
    ),
  );
  repository.write(
    '.chant/specs/2026-01-11-003-pub.md',
    specText({
      completed_at,
      tracks: ['src/auth/*.py'],
      informed_by: ['docs/**/*.md', 'docs/**/*.csv'],
      target_files: ['docs/shown.md'],
      depends_on: ['2026-01-11-002', '2026-01-11-00'],
    }),
  );
  repository.write(`.drift/${HIDDEN}.json`, '{');
  repository.write('docs/shown.md', '# Shown\n').write('docs/moved.md', numbered(9, 'moved'));
  repository.write('docs/canary/data.csv', 'a,b\n1,canary\n');
  for (const path of Object.keys(COUNTED)) {
    if (path !== 'src/untracked.py') repository.write(path, 'def start():\n    pass\n');
  }
}

function changeCanaries(repository: TestRepository): void {
  repository.move('docs/moved.md', 'docs/canary.md').write('src/b.py', 'b = 1\n');
  repository.write('src/auth/routes.py', 'routes = 1\n').write('docs/canary/data.csv', 'a,b\n');
  for (const [path, name] of Object.entries(COUNTED)) {
    if (path !== 'src/untracked.py') repository.write(path, `def ${name}():\n    pass\n`);
  }
  repository.commit(`Work ${HIDDEN}, which writes docs/canary.md`, {
    date: '2026-01-13T08:00:00Z',
  });
  repository.write('src/untracked.py', 'def canaryUntracked():\n    pass\n');
}

/** Files that hold secrets by their names, each in another way. */
const SECRET_NAMES = [
  'src/.env~',
  'src/.env-prod',
  'src/.env/database.txt',
  'src/secrets/notes.md',
  'src/id_rsa.bak',
  'src/server.key.bak',
  'src/.yarnrc.yml',
  'src/kubeconfig.yaml',
  'src/application_default_credentials.json',
];

/** Files that had such names long before anything was documented, or that hold what one held. */
const FORMER_SECRETS = ['src/settings.txt', 'src/copied.txt'];

function addFormerSecrets(repository: TestRepository): void {
  const lines = Array.from({ length: 9 }, (_, index) => `TOKEN=${index}\n`);
  repository.write('src/.env', lines.join('')).write('src/.npmrc', 'TOKEN=npm\n');
  repository.write('src/.env.example', 'NAME=\n');
  repository.commit('Write secrets', { date: '2026-01-02T08:00:00Z' });
  repository.move('src/.env', 'src/values.txt').write('src/copied.txt', 'TOKEN=npm\n');
  repository.commit('Give them names', { date: '2026-01-03T08:00:00Z' });
  repository.remove('src/.npmrc').remove('src/values.txt');
  repository.write('src/settings.txt', `${lines.slice(1).join('')}TOKEN=more\n`);
  repository.commit('Give them other names', { date: '2026-01-04T08:00:00Z' });
}

/** A program with a token and a private key, put together so that none stands here. */
function withSecrets(word: string): string {
  const token = ['ghp', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fH3jL5'].join('_');
  const key = `MIIE${word}${'aB3dE5gH7jK9mN1pQ3sT5vW7'.repeat(2)}`;
  const [begin, end] = ['BEGIN', 'END'].map((name) => `-----${name} RSA PRIVATE KEY-----`);
  return `token = "${token}" # ${word}\nkey = """${begin}\n${key}\n${key}\n${end}"""\n`;
}

/** Files that a filter such as that of git-crypt changes on their way into git. */
function addFilteredFiles(repository: TestRepository): void {
  const other = 'tr a-zA-Z n-za-mN-ZA-M';
  repository.git('config', 'filter.scramble.clean', other);
  repository.git('config', 'filter.scramble.smudge', other);
  repository.write(
    '.gitattributes',
    'src/vault.txt filter=scramble\n*/edited.txt filter=scramble\n',
  );
  for (const name of ['vault', 'edited']) {
    repository.write(`src/${name}.txt`, 'WORKING TREE one\n');
  }
}

function linkBlob(repository: TestRepository): string {
  repository.write('target', 'server.key');
  const oid = repository.git('hash-object', '-w', 'target');
  repository.remove('target');
  return oid;
}
