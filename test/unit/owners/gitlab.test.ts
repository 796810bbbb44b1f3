import { describe, expect, it } from 'vitest';
import { parseCodeowners } from '../../../integration/engine/src/owners/codeowners.ts';

function ownersOf(path: string, ...lines: string[]): string[] {
  return parseCodeowners(lines.join('\n'), 'gitlab').ownersOf(path);
}

describe('a GitLab CODEOWNERS pattern', () => {
  it.each([
    ['*', 'a', true],
    ['*', 'deep/in/a/.hidden', true],
    ['*.rb', 'config/a.rb', true],
    ['*.rb', '.rb', true],
    ['*.rb', 'a.RB', false],
    ['README.md', 'README.md', true],
    ['README.md', 'app/lib/README.md', true],
    ['/README.md', 'app/lib/README.md', false],
    ['/README.md', 'README.md', true],
    ['internal/README.md', 'internal/README.md', true],
    ['internal/README.md', 'docs/internal/README.md', true],
    ['internal/README.md', 'xinternal/README.md', false],
    ['/docs/README.md', 'docs/README.md', true],
    ['/docs/', 'docs/a.md', true],
    ['/docs/', 'docs/deep/a.md', true],
    ['/docs/', 'x/docs/a.md', false],
    ['/docs/', 'docs', false],
    ['docs/', 'x/docs/deep/a.md', true],
    ['docs', 'docs', true],
    ['docs', 'docs/a.md', false],
    ['/docs/*', 'docs/a.md', true],
    ['/docs/*', 'docs/deep/a.md', false],
    ['docs/*', 'x/docs/a.md', true],
    ['/docs/*.md', 'docs/a.md', true],
    ['/docs/*.md', 'docs/deep/a.md', false],
    ['/docs/index.*', 'docs/index.xml', true],
    ['/docs/*spec*', 'docs/qa_specs.rb', true],
    ['/docs/*/README.md', 'docs/api/README.md', true],
    ['/docs/*/README.md', 'docs/README.md', false],
    ['/docs/**/index.md', 'docs/index.md', true],
    ['/docs/**/index.md', 'docs/api/graphql/index.md', true],
    ['/docs/**', 'docs/a.md', true],
    ['/docs/**', 'docs/deep/a.md', false],
    ['**', 'docs/deep/a.md', true],
    ['/**/*', 'docs/deep/a.md', true],
    ['/', 'docs/deep/a.md', true],
    ['path\\ with\\ spaces/*.md', 'x/path with spaces/a.md', true],
    ['\\#file.rb', '#file.rb', true],
    ['\\#file.rb', 'x/#file.rb', true],
    ['/#x', '#x', true],
    ['file#1.rb', 'file#1.rb', true],
    ['[ab].rb', 'x/a.rb', true],
    ['[^ab].rb', 'x/c.rb', true],
    ['[ab].rb', 'c.rb', false],
    ['a?.rb', 'ab.rb', true],
    ['{a,b}.rb', 'a.rb', false],
    ['{a,b}.rb', '{a,b}.rb', true],
    ['a.rb', 'a.rb/b', false],
  ])('%j matches %j: %j', (pattern, path, matches) => {
    expect(ownersOf(path, `${pattern} @a`)).toEqual(matches ? ['@a'] : []);
  });
});

describe('sections of a GitLab CODEOWNERS file', () => {
  it('each add the owners of their last matching rule', () => {
    const lines = [
      '* @admin',
      '[README Owners]',
      'README.md @user1 @user2',
      'internal/README.md @user4',
      '[README other owners]',
      'README.md @user3',
    ];
    expect(ownersOf('README.md', ...lines)).toEqual(['@admin', '@user1', '@user2', '@user3']);
    expect(ownersOf('internal/README.md', ...lines)).toEqual(['@admin', '@user4', '@user3']);
    expect(ownersOf('a.md', ...lines)).toEqual(['@admin']);
  });

  it('have default owners for rules without owners', () => {
    const lines = [
      '[Documentation][2] @docs-team',
      'docs/',
      'README.md',
      '^[Database] @database-team @agarcia # and @commented',
      'model/db/',
      'config/db/setup.md @docs-team',
      'README.md nobody',
    ];
    expect(ownersOf('docs/a', ...lines)).toEqual(['@docs-team']);
    expect(ownersOf('README.md', ...lines)).toEqual(['@docs-team']);
    expect(ownersOf('model/db/a', ...lines)).toEqual(['@database-team', '@agarcia', '@commented']);
    expect(ownersOf('config/db/setup.md', ...lines)).toEqual(['@docs-team']);
  });

  it('with the same name are merged, ignoring case, and keep their own default owners', () => {
    const lines = [
      '[Documentation] @docs',
      'docs/',
      '[Database]',
      'docs/db.md @database',
      '[DOCUMENTATION] @others',
      'docs/db.md',
    ];
    expect(ownersOf('docs/a', ...lines)).toEqual(['@docs']);
    expect(ownersOf('docs/db.md', ...lines)).toEqual(['@database', '@others']);
  });

  it('list each owner once, in the order of the file', () => {
    const lines = ['[A]', '*.md @a @all', '[B]', '* @b @all', '[A]', 'a.md @z'];
    expect(ownersOf('b.md', ...lines)).toEqual(['@a', '@all', '@b']);
    expect(ownersOf('a.md', ...lines)).toEqual(['@b', '@all', '@z']);
  });

  it.each(['[Section name', '[]', '[ ]', '[Name]x'])(
    'do not begin with %j, which is read as a rule',
    (heading) => {
      expect(ownersOf('docs/a', '* @all', `${heading} @x`, 'docs/')).toEqual([]);
      expect(ownersOf('a', '* @all', `${heading} @x`, 'docs/')).toEqual(['@all']);
    },
  );
});

describe('exclusions in a GitLab CODEOWNERS file', () => {
  it('remove all owners of their section', () => {
    const lines = ['* @all', '!pom.xml', '!/gen/', '[Ruby]', '*.rb @ruby', '!/config/**/*.rb'];
    expect(ownersOf('pom.xml', ...lines)).toEqual([]);
    expect(ownersOf('x/pom.xml', ...lines)).toEqual([]);
    expect(ownersOf('gen/a.rb', ...lines)).toEqual(['@ruby']);
    expect(ownersOf('config/a/b.rb', ...lines)).toEqual(['@all']);
    expect(ownersOf('config/routes.rb', ...lines, '/config/routes.rb @ops')).toEqual(['@all']);
    expect(ownersOf('a.rb', ...lines)).toEqual(['@all', '@ruby']);
  });

  it('apply to all parts of a section', () => {
    const lines = ['[A]', '!*.rb', '[B]', '* @b', '[a]', '* @a'];
    expect(ownersOf('a.rb', ...lines)).toEqual(['@b']);
    expect(ownersOf('a.md', ...lines)).toEqual(['@b', '@a']);
  });
});

describe('owners in a GitLab CODEOWNERS file', () => {
  it('are users, groups, roles and e-mail addresses', () => {
    const line =
      '* @a @g/with-nested/sub.group_1 @@developers @@Maintainer a@b.com # not a comment @c';
    expect(ownersOf('a', line)).toEqual([
      ...['@a', '@g/with-nested/sub.group_1', '@@developers', '@@Maintainer', 'a@b.com', '@c'],
    ]);
    expect(ownersOf('a', '/a user @@guest @ @/x @a/ @b@')).toEqual([]);
  });

  it('are none where the last rule names none', () => {
    expect(ownersOf('docs/a', '* @all', 'docs/')).toEqual([]);
    expect(ownersOf('docs/a', '* @all', 'docs/ nobody')).toEqual([]);
  });

  it('are not changed by a comment', () => {
    expect(ownersOf('#a', '* @all', '#a @b', ' # a @b')).toEqual(['@all']);
  });

  it('are not changed by an invalid line', () => {
    expect(ownersOf('docs/a', '* @all', '!', '! docs/', 'docs/\\', `${'a*'.repeat(9)} @b`)).toEqual(
      ['@all'],
    );
  });
});
