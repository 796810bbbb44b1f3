import { describe, expect, it } from 'vitest';
import { publishable } from '../../../integration/astro/src/source/publishable.ts';

describe('a file that may be shown', () => {
  it('can be any that holds no secrets by its name', () => {
    expect(
      ['src/auth/routes.py', '.env.example', '.ssh/config', '.env~'].filter(publishable([])),
    ).toEqual(['src/auth/routes.py', '.env.example']);
  });

  it('is none that the site excludes, or that lies in a folder of these', () => {
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

  it('cannot be a secret for all that is excluded', () => {
    expect(publishable(['!**/.env', '.env'])('.env')).toBe(false);
  });
});
