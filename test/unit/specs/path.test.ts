import { describe, expect, it } from 'vitest';
import { readPath } from '../../../integration/engine/src/specs/path.ts';

describe('readPath', () => {
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
  ])('turns %j into %j', (written, expected) => {
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
  ])('refuses %j, which leaves the repository', (written) => {
    expect(readPath(written)).toEqual({ problem: expect.stringContaining('leaves') as string });
  });

  it.each(['src/**/../a.ts', 'src/{a,b/c}/../d.ts'])(
    'refuses %j, which goes up from a wildcard',
    (written) => {
      expect(readPath(written)).toEqual({
        problem: expect.stringContaining('behind a wildcard') as string,
      });
    },
  );

  it.each(['src/..\\secret', 'src\\..\\lib'])('refuses %j, which has backslashes', (written) => {
    expect(readPath(written)).toEqual({ problem: expect.stringContaining('`/`') as string });
  });

  it.each(['/etc/passwd', '//server/share', '\\\\server\\share', 'C:\\x', 'c:/x'])(
    'refuses %j, which is absolute',
    (written) => {
      expect(readPath(written)).toEqual({ problem: expect.stringContaining('absolute') as string });
    },
  );

  it('refuses a NUL character', () => {
    expect(readPath('src/a.ts\0.md')).toEqual({
      problem: expect.stringContaining('NUL') as string,
    });
  });

  it('accepts `.` and `./` for the root', () => {
    expect(readPath('./')).toEqual({ path: '.' });
  });
});
