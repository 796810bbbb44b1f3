import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OptionalFiles } from '../../../integration/engine/src/files/optional-files.ts';
import { type Unreadable, withoutPlace } from '../../../integration/engine/src/files/unreadable.ts';
import { WorkingFiles } from '../../../integration/engine/src/files/working-files.ts';

let root: string;
let files: WorkingFiles;

beforeAll(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'drift-files-'));
  files = new WorkingFiles(root);
  mkdirSync(join(root, 'specs/more'), { recursive: true });
  writeFileSync(join(root, 'specs/more/a.md'), 'text\n');
  symlinkSync('nowhere', join(root, 'specs/dangling.md'));
  symlinkSync('loop', join(root, 'loop'));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('a file of the working tree', () => {
  it.each([
    ['is not there', 'specs/b.md'],
    ['is a folder', 'specs'],
    ['lies below a file', 'specs/more/a.md/b.md'],
    ['is a link to nothing', 'specs/dangling.md'],
    ['has a name that no file can have', 'a\0b'],
    ['has a name that is too long', 'a'.repeat(5000)],
    ['lies outside', '../outside.md'],
  ])('is none where it %s', async (_, path) => {
    expect(await files.readText(path)).toBeNull();
  });

  it('that cannot be read is not taken for one that is not there', async () => {
    const reason = 'too many symbolic links encountered (ELOOP)';
    const failure = expect.objectContaining({ path: 'loop/a.md', reason }) as Unreadable;
    await expect(files.readText('loop/a.md')).rejects.toEqual(failure);
    await expect(files.kindOf('loop/a.md')).rejects.toEqual(failure);
    expect(await files.list('loop')).toEqual([{ path: 'loop', kind: 'folder', problem: reason }]);
  });

  it('is listed with all others, to any depth', async () => {
    const listed = await files.list('specs');
    expect(new Set(listed)).toEqual(
      new Set([
        { path: 'specs/more', kind: 'folder' },
        { path: 'specs/more/a.md', kind: 'file' },
        { path: 'specs/dangling.md', kind: 'link' },
      ]),
    );
    expect(await files.list('none')).toBeNull();
    expect(await files.list('specs/more/a.md')).toBeNull();
  });
});

describe('a file without which a run goes on', () => {
  it('is read, or noted if it cannot be', async () => {
    const optional = new OptionalFiles(files);
    expect(await optional.readText('specs/more/a.md')).toBe('text\n');
    expect(await optional.readText('CODEOWNERS')).toBeNull();
    expect(optional.unreadable).toEqual([]);
    expect(await optional.readText('loop')).toBeNull();
    expect(optional.unreadable.map(({ path }) => path)).toEqual(['loop']);
  });
});

describe('what the system says of a file', () => {
  it.each([
    [new Error("EACCES: permission denied, open '/home/me/a'"), 'permission denied (EACCES)'],
    [new Error('something else'), 'something else'],
    ['thrown', 'thrown'],
  ])('%s names no place of this machine', (error, said) => {
    expect(withoutPlace(error)).toBe(said);
  });
});
