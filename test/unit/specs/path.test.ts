import { describe, expect, it } from 'vitest';
import { readPath } from '../../../integration/src/specs/path.ts';

describe('paths of a spec', () => {
  it.each([
    ['src/auth.ts', 'src/auth.ts'],
    ['./src/auth.ts', 'src/auth.ts'],
    ['././src/auth.ts', 'src/auth.ts'],
    ['.//src/auth.ts', 'src/auth.ts'],
    ['.github/workflows/ci.yml', '.github/workflows/ci.yml'],
    ['.', '.'],
    ['src/..hidden/a...b.ts', 'src/..hidden/a...b.ts'],
    ['app/(auth)/[id].ts', 'app/(auth)/[id].ts'],
    ['app/[...slug].ts', 'app/[...slug].ts'],
    ['--upload-pack=evil', '--upload-pack=evil'],
    ['src/../src/a.ts', 'src/a.ts'],
    ['src/a/../b/./../c.ts', 'src/c.ts'],
    ['./src/..//lib/**', 'lib/**'],
    ['app/[id]/../*.ts', 'app/*.ts'],
    ['src/..', '.'],
  ])('%j means %j', (written, expected) => {
    expect(readPath(written)).toEqual({ path: expected });
  });

  it.each([
    '../secret',
    'src/../../secret',
    'src/a/../../../secret',
    '*/../../secret',
    '..',
    './../secret',
    '..\\secret',
    'src\\..\\..\\secret',
  ])('%j leaves the repository', (written) => {
    expect(readPath(written)).toEqual({ problem: expect.stringContaining('leaves') as string });
  });

  it.each(['src/**/../a.ts', 'src/{a,b/c}/../d.ts'])(
    'does not guess where %j leads from a wildcard',
    (written) => {
      expect(readPath(written)).toEqual({
        problem: expect.stringContaining('behind a wildcard') as string,
      });
    },
  );

  it.each(['src/..\\secret', 'src\\..\\lib'])('%j has no folders of its own', (written) => {
    expect(readPath(written)).toEqual({ problem: expect.stringContaining('`/`') as string });
  });

  it.each(['/etc/passwd', '//server/share', '\\\\server\\share', 'C:\\x', 'c:/x'])(
    '%j is absolute',
    (written) => {
      expect(readPath(written)).toEqual({ problem: expect.stringContaining('absolute') as string });
    },
  );

  it('refuses a NUL, which would end the argument of a program', () => {
    expect(readPath('src/a.ts\0.md')).toEqual({
      problem: expect.stringContaining('NUL') as string,
    });
  });

  it('takes the root of the repository by both of its names', () => {
    expect(readPath('./')).toEqual({ path: '.' });
  });
});
