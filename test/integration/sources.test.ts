import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Sources } from '../../integration/astro/src/site/sources.ts';
import { documented } from '../support/documented.ts';
import { GitShim } from '../support/git-shim.ts';
import { TestRepository } from '../support/repository.ts';

const DATE = { date: '2026-01-11T08:00:00Z' };

/** The texts of files that a site can show, by path. */
async function textsOf({ root }: TestRepository, paths: string[]): Promise<Record<string, string>> {
  const files = await (await Sources.open(root)).read(paths);
  return Object.fromEntries([...files].map(([path, { text }]) => [path, text]));
}

async function list({ root }: TestRepository, isWanted = (): boolean => true): Promise<string[]> {
  return (await Sources.open(root)).list(isWanted);
}

/** A filter whose files are in plain text in the working tree, and in another form in git. */
function scramble(repository: TestRepository): void {
  const other = 'tr a-zA-Z n-za-mN-ZA-M';
  repository.git('config', 'filter.scramble.clean', other);
  repository.git('config', 'filter.scramble.smudge', other);
}

describe('the sources that a site can show', () => {
  it('are the files that git tracks, as they are in the working tree', async () => {
    using repository = documented();
    repository.write('src/untracked.py', 'a = 1\n').write('src/a.py', 'edited\n');
    const sources = await Sources.open(repository.root);
    expect(await sources.list((path) => path.startsWith('src/'))).toEqual(['src/a.py', 'src/b.py']);
    const oid = repository.git('hash-object', 'src/a.py');
    expect([...(await sources.read(['src/a.py', 'none']))]).toEqual([
      ['src/a.py', { path: 'src/a.py', oid, text: 'edited\n' }],
    ]);
    repository.write('src/a.py', 'edited again\n');
    expect((await sources.read(['src/a.py'])).get('src/a.py')?.text).toBe('edited again\n');
  });

  it('are neither symbolic links, nor files behind one', async () => {
    using outside = new TestRepository();
    outside.write('secret.txt', 'TOKEN\n').write('folder/secret.txt', 'TOKEN\n');
    using repository = documented();
    repository.write('lib/secret.txt', 'harmless\n').write('src/file.txt', 'harmless\n');
    symlinkSync(outside.path('secret.txt'), repository.path('src/link.txt'));
    symlinkSync('b.py', repository.path('src/inner.py'));
    repository.commit('Add links', DATE);
    repository.remove('lib').remove('src/file.txt');
    symlinkSync(outside.path('folder'), repository.path('lib'));
    symlinkSync(outside.path('secret.txt'), repository.path('src/file.txt'));
    const listed = await list(repository);
    expect(listed).toContain('src/b.py');
    expect(listed.filter((path) => /link|inner|lib|file/.test(path))).toEqual([]);
    const paths = ['lib/secret.txt', 'src/file.txt', '../x', '..'];
    expect(await textsOf(repository, paths)).toEqual({});
  });

  it('are text files, and no submodules, pipes or deleted files', async () => {
    using repository = documented();
    writeFileSync(repository.path('src/binary.py'), Buffer.from([97, 0, 98]));
    repository
      .write('src/pipe.py', 'a\n')
      .write('src/gone.py', 'a\n')
      .write('src/empty.py', '')
      .write('src/new\nline.py', 'a\n');
    repository.commit('Add files', DATE);
    repository.git('update-index', '--add', '--cacheinfo', `160000,${'a'.repeat(40)},src/module`);
    repository.remove('src/gone.py').remove('src/pipe.py');
    execFileSync('mkfifo', [repository.path('src/pipe.py')]);
    const sources = await Sources.open(repository.root);
    expect(await sources.list((path) => path.startsWith('src/'))).toEqual([
      'src/a.py',
      'src/b.py',
      'src/empty.py',
      'src/new\nline.py',
    ]);
    expect(await textsOf(repository, ['src/pipe.py'])).toEqual({});
  });

  it('can be thousands, whatever the limit of open files', async () => {
    using repository = TestRepository.init();
    const paths = Array.from({ length: 3000 }, (_, index) => `src/f${index}.py`);
    for (const path of paths) repository.write(path, path);
    repository.git('add', '.');
    expect(await list(repository)).toHaveLength(3000);
    const texts = await textsOf(repository, paths);
    expect(Object.keys(texts)).toHaveLength(3000);
    expect(texts['src/f2999.py']).toBe('src/f2999.py');
  });

  it('are none where there is no repository', async () => {
    using folder = new TestRepository();
    folder.write('a.py', 'a\n');
    expect(await list(folder)).toEqual([]);
  });

  it('have the blob ids of git, whatever their encoding', async () => {
    using repository = documented();
    const bytes = Buffer.from([0xff, 0xfe, 0x41, 0x0a]);
    writeFileSync(repository.path('src/latin.py'), bytes);
    repository.commit('Add it', DATE);
    const oid = createHash('sha1').update('blob 4\0').update(bytes).digest('hex');
    const file = (await (await Sources.open(repository.root)).read(['src/latin.py'])).get(
      'src/latin.py',
    );
    expect(file).toMatchObject({ oid, text: '\xff\xfeA\n' });
  });
});

describe('a source that git stores otherwise than it lies in the working tree', () => {
  it('is as git stores it where a filter applies, whoever says that one does', async () => {
    using repository = documented();
    scramble(repository);
    repository.write('.gitattributes', '*.vault filter=scramble\n[attr]hidden filter=scramble\n');
    repository.write('src/.gitattributes', 'deep.txt hidden\n');
    repository.write('.git/info/attributes', 'info.txt filter=scramble\n');
    repository.write('.git/own-attributes', 'own.txt filter=scramble\n');
    repository.git('config', 'core.attributesFile', repository.path('.git/own-attributes'));
    const paths = ['a.vault', 'src/deep.txt', 'info.txt', 'own.txt'];
    for (const path of paths) repository.write(path, 'plain\n');
    repository.commit('Add filtered files', DATE);
    const stored = Object.fromEntries(paths.map((path) => [path, 'cynva\n']));
    expect(await textsOf(repository, paths)).toEqual(stored);
    for (const path of paths) repository.write(path, 'edited\n');
    expect(await textsOf(repository, paths)).toEqual(stored);
    repository.git('add', 'own.txt');
    repository.write('.gitattributes', '').write('src/.gitattributes', '');
    expect(await textsOf(repository, paths)).toEqual({ ...stored, 'own.txt': 'rqvgrq\n' });
  });

  it('is not shown where that is no text', async () => {
    using repository = documented();
    repository.git('config', 'filter.crypt.clean', String.raw`printf '\0CRYPT'; tr a-z n-za-m`);
    repository.git('config', 'filter.crypt.smudge', 'tail -c +7 | tr a-z n-za-m');
    repository.write('.gitattributes', 'src/*.py filter=crypt\n').write('src/a.py', 'edited\n');
    repository.commit('Encrypt the code', DATE);
    expect(repository.git('cat-file', 'blob', 'HEAD:src/a.py')).toBe('\0CRYPTrqvgrq');
    expect(await list(repository)).not.toContain('src/a.py');
    repository.write('.gitattributes', 'none filter=crypt\n').write('src/a.py', 'edited again\n');
    repository.git('add', '.gitattributes');
    expect(await list(repository)).not.toContain('src/a.py');
  });

  it('is as git stores it where git was told to leave the working tree alone', async () => {
    using repository = documented();
    const paths = ['src/a.py', 'src/b.py'];
    const stored = await textsOf(repository, paths);
    repository.git('update-index', '--skip-worktree', 'src/a.py');
    repository.git('update-index', '--assume-unchanged', 'src/b.py');
    for (const path of paths) repository.write(path, 'LOCAL=secret\n');
    expect(await textsOf(repository, paths)).toEqual(stored);
  });

  it('is as git would store it, with its line ends, encoding and keywords', async () => {
    using repository = documented();
    repository.write(
      '.gitattributes',
      '*.crlf text eol=crlf\n*.ident ident\n*.wide working-tree-encoding=UTF-16LE\n',
    );
    const wide = (text: string): void => {
      writeFileSync(repository.path('a.wide'), Buffer.from(text, 'utf16le'));
    };
    repository.write('a.crlf', 'one\r\ntwo\r\n').write('a.ident', '$Id$\n');
    wide('größer\n');
    repository.commit('Add files', DATE);
    repository.remove('a.ident');
    repository.git('checkout', '--', 'a.ident');
    const paths = ['a.crlf', 'a.ident', 'a.wide'];
    const stored = { 'a.crlf': 'one\ntwo\n', 'a.ident': '$Id$\n', 'a.wide': 'größer\n' };
    expect(await textsOf(repository, paths)).toEqual(stored);
    repository.write('a.crlf', 'three\r\n').write('a.ident', '$Id: 1 $ 2\n');
    wide('kleiner\n');
    expect(await textsOf(repository, paths)).toEqual({
      'a.crlf': 'three\n',
      'a.ident': '$Id$ 2\n',
      'a.wide': 'kleiner\n',
    });
  });

  it('takes a handful of processes, however many files there are', async () => {
    using repository = documented();
    scramble(repository);
    repository.write('.gitattributes', '*.vault filter=scramble\n');
    const paths = Array.from({ length: 100 }, (_, index) => `${index}.vault`);
    for (const path of paths) repository.write(path, `plain ${path}\n`);
    repository.commit('Add filtered files', DATE);
    using shim = new GitShim();
    const sources = await Sources.open(repository.root);
    const listed = await sources.list((path) => path.endsWith('.vault'));
    expect(listed).toHaveLength(100);
    for (const path of listed)
      expect((await sources.read([path])).get(path)?.text).toMatch(/cynva/);
    expect(shim.calls.length).toBeLessThan(10);
  });
});
