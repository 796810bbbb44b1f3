import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listSources, readSource, readTexts } from '../../integration/src/astro/sources.ts';
import { documented } from '../support/documented.ts';
import { TestRepository } from '../support/repository.ts';

const DATE = { date: '2026-01-11T08:00:00Z' };

describe('the sources that a site can show', () => {
  it('are the files that git tracks, as they are in the working tree', async () => {
    using repository = documented();
    repository.write('src/untracked.py', 'a = 1\n').write('src/a.py', 'edited\n');
    expect(await listSources(repository.root, (path) => path.startsWith('src/'))).toEqual([
      'src/a.py',
      'src/b.py',
    ]);
    expect(await readSource(repository.root, 'src/a.py')).toEqual({
      path: 'src/a.py',
      oid: repository.git('hash-object', 'src/a.py'),
      text: 'edited\n',
    });
    expect([...(await readTexts(repository.root, ['src/a.py', 'none']))]).toEqual([
      ['src/a.py', 'edited\n'],
    ]);
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
    const listed = await listSources(repository.root, () => true);
    expect(listed).toContain('src/b.py');
    expect(listed.filter((path) => /link|inner|lib|file/.test(path))).toEqual([]);
    for (const path of ['lib/secret.txt', 'src/file.txt', '../x', '..']) {
      expect(await readSource(repository.root, path)).toBeNull();
    }
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
    const listed = await listSources(repository.root, (path) => path.startsWith('src/'));
    expect(listed).toEqual(['src/a.py', 'src/b.py', 'src/empty.py', 'src/new\nline.py']);
    expect(await readSource(repository.root, 'src/pipe.py')).toBeNull();
  });

  it('can be thousands, whatever the limit of open files', async () => {
    using repository = TestRepository.init();
    const paths = Array.from({ length: 3000 }, (_, index) => `src/f${index}.py`);
    for (const path of paths) repository.write(path, path);
    repository.git('add', '.');
    expect(await listSources(repository.root, () => true)).toHaveLength(3000);
    const texts = await readTexts(repository.root, paths);
    expect(texts.size).toBe(3000);
    expect(texts.get('src/f2999.py')).toBe('src/f2999.py');
  });

  it('are none where there is no repository', async () => {
    using folder = new TestRepository();
    folder.write('a.py', 'a\n');
    expect(await listSources(folder.root, () => true)).toEqual([]);
  });

  it('have the blob ids of git, whatever their encoding', async () => {
    using repository = documented();
    const bytes = Buffer.from([0xff, 0xfe, 0x41, 0x0a]);
    writeFileSync(repository.path('src/latin.py'), bytes);
    repository.commit('Add it', DATE);
    const oid = createHash('sha1').update('blob 4\0').update(bytes).digest('hex');
    expect(await readSource(repository.root, 'src/latin.py')).toMatchObject({ oid });
  });
});
