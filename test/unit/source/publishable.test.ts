import { describe, expect, it } from 'vitest';
import { publishable } from '../../../integration/astro/src/source/publishable.ts';

describe('the files that a site may publish', () => {
  it('exclude those whose names are those of secrets', () => {
    expect(
      ['src/auth/routes.py', '.env.example', '.ssh/config', '.env~'].filter(publishable([])),
    ).toEqual(['src/auth/routes.py', '.env.example']);
  });

  it('exclude those that match `sourcePages.exclude`, and all in such a folder', () => {
    const shown = publishable(['fixtures', '**/*.min.js', 'src/{a,b}/**/*.sql']);
    const paths = [
      'fixtures/a/b.ts',
      'src/fixtures/a.ts',
      'fixtures.ts',
      'lib/x.min.js',
      'lib/x.js',
      'src/a/x/y.sql',
      'src/c/x.sql',
      'FIXTURES/a.ts',
    ];
    expect(paths.filter(shown)).toEqual([
      'src/fixtures/a.ts',
      'fixtures.ts',
      'lib/x.js',
      'src/c/x.sql',
      'FIXTURES/a.ts',
    ]);
  });

  it('exclude secrets also where `sourcePages.exclude` negates them', () => {
    expect(publishable(['!**/.env', '.env'])('.env')).toBe(false);
  });
});
