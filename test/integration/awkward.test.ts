import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { acceptSpec } from '../../integration/engine/src/index.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, findingsOf, specOf, summaryOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { pythonModule } from '../support/specs.ts';
import { template } from '../support/template.ts';

const CODE = 'src/a.py';
const PAGE = 'docs/page.md';
const PAGE_TEXT = '---\ntitle: Page\ntracks: [src/**]\n---\n\nText\n';
const LATER = { date: '2026-02-01T08:00:00Z' };
const LAST = { date: '2026-02-02T08:00:00Z' };

/** A page about a Python module, which then changed. */
const behind = template(() => {
  const repository = TestRepository.init();
  repository.write(CODE, pythonModule()).write(PAGE, PAGE_TEXT);
  repository.commit('Write code and page', { date: '2026-01-10T08:00:00Z' });
  repository.write(CODE, pythonModule({ value: 2 })).commit('Change it', LATER);
  return repository;
});

async function pageOf(repository: TestRepository, file = PAGE) {
  return specOf(await analyzeRepository(repository), file);
}

describe('a page is not reviewed by', () => {
  it('a change of its file mode or name that is not committed', async () => {
    using repository = behind();
    repository.git('config', 'core.fileMode', 'true');
    execFileSync('chmod', ['755', repository.path(PAGE)]);
    expect((await pageOf(repository)).status).toBe('drifted');
    repository.move(PAGE, 'docs/other.md');
    expect((await pageOf(repository, 'docs/other.md')).status).toBe('drifted');
    repository.git('add', '--all');
    expect((await pageOf(repository, 'docs/other.md')).status).toBe('drifted');
    repository.write('docs/other.md', `${PAGE_TEXT}More.\n`);
    expect((await pageOf(repository, 'docs/other.md')).status).toBe('up-to-date');
  });

  it('a commit that changes line endings, or blank lines at its end', async () => {
    using repository = behind();
    repository.write(PAGE, PAGE_TEXT.replaceAll('\n', '\r\n')).commit('Convert it', LAST);
    expect((await pageOf(repository)).status).toBe('drifted');
    repository.write(PAGE, `${PAGE_TEXT}\n\n`).commit('Convert it back', LAST);
    expect((await pageOf(repository)).status).toBe('drifted');
    repository.write(PAGE, `${PAGE_TEXT}More.\n`).commit('Say more', LAST);
    expect((await pageOf(repository)).status).toBe('up-to-date');
  });

  it('a commit in .git-blame-ignore-revs', async () => {
    using repository = behind();
    repository.write(PAGE, PAGE_TEXT.replace('Text', 'Texts'));
    const bulk = repository.commit('Edit everything', LAST);
    expect((await pageOf(repository)).status).toBe('up-to-date');
    repository.write('.git-blame-ignore-revs', `${bulk}\n`);
    expect((await pageOf(repository)).status).toBe('drifted');
  });
});

describe('a commit in .git-blame-ignore-revs', () => {
  function ignore(repository: TestRepository, commit: string): void {
    repository.write('.git-blame-ignore-revs', `${commit}\n`).commit('Ignore it', LAST);
  }

  it('makes no drift where it renames a file and edits it', async () => {
    using repository = documented();
    repository.move(CODE, 'src/c.py').write('src/c.py', `${'line 1\n'.repeat(2)}new\n`);
    repository.git('checkout', 'HEAD', '--', 'src/b.py');
    const text = Array.from({ length: 10 }, (_, index) => `line ${index + 1}\n`).join('');
    repository.write('src/c.py', `${text}new\n`);
    ignore(repository, repository.commit('Move everything', LATER));
    expect(specOf(await analyzeRepository(repository), ID)).toMatchObject({
      status: 'up-to-date',
      changes: [{ kind: 'renamed', ignored: true, significant: false }],
    });
  });

  it('leaves a later edit of a comment a comment', async () => {
    using repository = TestRepository.init();
    repository.write(CODE, "print('a')\n").write('docs/code.md', '# Code\n');
    repository
      .write(FILE, documentedSpec())
      .commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.write(CODE, 'print("a")\n');
    ignore(repository, repository.commit('Format it', LATER));
    repository.write(CODE, '# Why.\nprint("a")\n').commit('Explain it', LAST);
    const summary = async () => summaryOf(specOf(await analyzeRepository(repository), ID));
    expect(await summary()).toEqual(['modified src/a.py +1 -0 comment (no drift)']);
    repository.write(CODE, '# Why.\nprint("b")\n').commit('Change it', LAST);
    expect(await summary()).toEqual(['modified src/a.py +2 -1 code']);
  });
});

describe('contents that git does not have', () => {
  it('are a change where an acceptance names ones that no commit has', async () => {
    using repository = documented();
    repository.write(CODE, 'accepted\n');
    await acceptSpec({ root: repository.root, spec: ID, reason: 'Fine', author: 'Dev' });
    repository.write(CODE, 'edited again\n').commit('Edit it again', LATER);
    using clone = repository.clone();
    const spec = specOf(await analyzeRepository(clone), ID);
    expect(spec.status).toBe('drifted');
    expect(summaryOf(spec)).toEqual(['modified src/a.py +? -? code']);
  });

  it('leave the status unknown in a partial clone that may not fetch', async () => {
    using repository = documented();
    repository.write(CODE, 'line 1\nx\n').commit('Change it', LATER);
    repository.git('config', 'uploadpack.allowFilter', 'true');
    using clone = new TestRepository();
    const url = `file://${repository.root}`;
    clone.git('clone', '--quiet', '--filter=blob:none', url, '.');
    const report = await analyzeRepository(clone, { fetch: false });
    expect(specOf(report, ID).status).toBe('unknown');
    expect(findingsOf(report)).toContain(`warn unknown-baseline ${FILE}`);
    expect(specOf(await analyzeRepository(clone), ID).status).toBe('drifted');
  });
});

describe('the working tree', () => {
  it.each([
    ['files are removed from the index only', ['rm', '--quiet', '--cached', CODE], []],
    ['a sparse checkout leaves files out', ['sparse-checkout', 'set', '.chant'], []],
  ])('has no changes where %s', async (_, command, changes) => {
    using repository = documented();
    repository.git(...command);
    const report = await analyzeRepository(repository);
    expect(summaryOf(specOf(report, ID))).toEqual(changes);
    expect(findingsOf(report)).toEqual([]);
  });

  it('has deleted an input that is a pipe now', async () => {
    using repository = documented();
    repository.remove(CODE);
    execFileSync('mkfifo', [repository.path(CODE)]);
    expect(summaryOf(specOf(await analyzeRepository(repository), ID))).toEqual([
      'deleted src/a.py +0 -10 code',
    ]);
  });

  it('may have file names that are not UTF-8', async () => {
    using repository = documented();
    execFileSync('bash', ['-c', String.raw`printf 1 > $'caf\xe9.py'`], {
      cwd: repository.path('src'),
    });
    expect(summaryOf(specOf(await analyzeRepository(repository), ID))).toEqual([
      'added src/caf\ufffd.py +0 -0 code',
    ]);
    repository.commit('Add it', LATER);
    execFileSync('bash', ['-c', String.raw`printf 2 > $'caf\xe9.py'`], {
      cwd: repository.path('src'),
    });
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('drifted');
  });

  it('is unchanged where a submodule has new files', async () => {
    using library = TestRepository.init();
    library.write('f', '1').commit('Begin', { date: '2026-01-01T08:00:00Z' });
    using repository = documented();
    const add = ['submodule', '--quiet', 'add', library.root, 'src/lib'];
    repository.git('-c', 'protocol.file.allow=always', ...add);
    repository.write(FILE, documentedSpec({ completed_at: '2026-01-20T12:00:00Z' }));
    repository.commit('Document it again', { date: '2026-01-20T12:05:00Z' });
    repository.write('src/lib/new.o', '1');
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('up-to-date');
  });
});

describe('the result does not depend on git configuration by which', () => {
  it.each([
    ['all files are binary', ['core.bigFileThreshold', '1'], '* -diff\n'],
    ['line endings are checked', ['core.autocrlf', 'true', 'core.safecrlf', 'true'], ''],
    ['logs are UTF-16', ['i18n.logOutputEncoding', 'UTF-16'], ''],
    ['differences are ordered', ['diff.orderFile', 'nowhere'], ''],
  ])('%s', async (_, settings, attributes) => {
    using repository = documented();
    for (let index = 0; index < settings.length; index += 2) {
      repository.git('config', settings[index] ?? '', settings[index + 1] ?? '');
    }
    repository.write('.gitattributes', attributes);
    repository.write(CODE, 'line 1\nline 2\nx = 1\n');
    expect(summaryOf(specOf(await analyzeRepository(repository), ID))).toEqual([
      'modified src/a.py +1 -8 code',
    ]);
  });

  it('history is rewritten by grafts or replacements', async () => {
    using repository = behind();
    const [head, first] = [
      repository.git('rev-parse', 'HEAD'),
      repository.git('rev-parse', 'HEAD~1'),
    ];
    repository.write('.git/info/grafts', `${head}\n`);
    expect((await pageOf(repository)).status).toBe('drifted');
    repository.remove('.git/info/grafts');
    repository.git('replace', `${first}:${CODE}`, `${head}:${CODE}`);
    expect((await pageOf(repository)).status).toBe('drifted');
  });
});

describe('a spec without a time', () => {
  it('is not completed again by a commit that repairs its frontmatter', async () => {
    using repository = TestRepository.init();
    const spec = documentedSpec().replace(/completed_at: .*\n/, '');
    repository.write(CODE, 'a = 1\n').write('docs/code.md', '# Code\n').write(FILE, spec);
    const first = repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.write(CODE, 'a = 2\n').commit('Change it', LATER);
    repository.write(FILE, `<<<<<<< HEAD\n${spec}`).commit('Leave a conflict', LATER);
    repository.write(FILE, spec).commit('Mend it', LAST);
    expect(specOf(await analyzeRepository(repository), ID)).toMatchObject({
      status: 'drifted',
      baseline: { commit: first },
    });
  });
});
