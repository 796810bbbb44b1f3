import { describe, expect, it } from 'vitest';
import { parseCodeowners } from '../../../integration/engine/src/owners/codeowners.ts';

function ownersOf(path: string, ...lines: string[]): string[] {
  return parseCodeowners(lines.join('\n'), 'github').ownersOf(path);
}

/** The lines that GitHub explains on its page about code owners. */
const EXPLAINED = [
  '# This is a comment.',
  '*       @global-owner1 @global-owner2',
  '*.js    @js-owner #This is an inline comment.',
  '*.go docs@example.com',
  '*.txt @octo-org/octocats',
  '/build/logs/ @doctocat',
  'docs/*  docs@example.com',
  'apps/ @octocat',
  '/docs/ @doctocat',
  '/scripts/ @doctocat @octocat',
  '**/logs @octocat',
  '/apps/ @octocat',
  '/apps/github ',
];

describe('the example in the documentation of GitHub', () => {
  const owners = parseCodeowners(EXPLAINED.join('\n'), 'github');

  it.each([
    ['README.md', ['@global-owner1', '@global-owner2']],
    ['deep/in/a/folder.c', ['@global-owner1', '@global-owner2']],
    ['index.js', ['@js-owner']],
    ['lib/index.js', ['@js-owner']],
    ['cmd/main.go', ['docs@example.com']],
    ['notes/a.txt', ['@octo-org/octocats']],
    ['web/apps/a.rb', ['@octocat']],
    ['docs/getting-started.md', ['@doctocat']],
    ['docs/build-app/troubleshooting.md', ['@doctocat']],
    ['scripts/a.sh', ['@doctocat', '@octocat']],
    ['build/logs/a', ['@octocat']],
    ['deeply/nested/logs/a', ['@octocat']],
    ['apps/a.rb', ['@octocat']],
    ['apps/github/a.rb', []],
    ['apps/github', []],
  ])('gives %j the owners %j', (path, expected) => {
    expect(owners.ownersOf(path)).toEqual(expected);
  });
});

describe('a GitHub CODEOWNERS pattern that ends with `/*`', () => {
  it.each([
    ['docs/*', 'docs/a.md', true],
    ['docs/*', 'docs/.hidden', true],
    ['docs/*', 'docs/deep/a.md', false],
    ['docs/*', 'x/docs/a.md', false],
    ['/*', 'a.md', true],
    ['/*', 'docs/a.md', false],
    ['docs/*/*', 'docs/deep/a.md', true],
    ['docs/*/*', 'docs/deep/er/a.md', false],
    ['**/docs/*', 'x/docs/a.md', true],
    ['**/docs/*', 'x/docs/deep/a.md', false],
  ])('%j matches %j: %j', (pattern, path, reached) => {
    expect(ownersOf(path, `${pattern} @a`)).toEqual(reached ? ['@a'] : []);
  });
});

describe('a GitHub CODEOWNERS rule', () => {
  it('overrides earlier rules, even for part of a folder', () => {
    expect(ownersOf('src/a/b.ts', 'src/ @all', 'src/a/ @a', 'src/a/b.ts @b')).toEqual(['@b']);
    expect(ownersOf('src/a/b.ts', 'src/a/b.ts @b', 'src/a/ @a', 'src/ @all')).toEqual(['@all']);
    expect(ownersOf('src/a/b.ts', '*.ts @ts', '/src/a/ @a', '* @all')).toEqual(['@all']);
  });

  it('without owners removes the owners', () => {
    expect(ownersOf('src/a.ts', '* @all', '/src/')).toEqual([]);
    expect(ownersOf('src/a.ts', '* @all', '/src/ # nobody')).toEqual([]);
  });

  it.each([
    ['negation', '!src/a.ts @b'],
    ['negation of a name', '!a @b'],
    ['a range', 'src/[a-c].ts @b'],
    ['a hash that is escaped', '\\#a @b'],
    ['a word that is no owner', 'src/a.ts @b nobody'],
    ['an owner with too many parts', 'src/a.ts @org/team/sub'],
    ['a role of GitLab', 'src/a.ts @@owner'],
    ['owners with commas', 'src/a.ts @b, @c'],
    ['a backslash at its end', 'src/a.ts\\'],
    ['nothing but a comment', '#a @b'],
    ['too many wildcards', '**/**/**/**/**/**/a.ts @b'],
    ['nothing but a slash', '/ @b'],
  ])('is skipped where it has %s', (_, line) => {
    expect(ownersOf('src/a.ts', '* @a', line)).toEqual(['@a']);
    expect(ownersOf('#a', '* @a', line)).toEqual(['@a']);
    expect(ownersOf('!a', '* @a', line)).toEqual(['@a']);
  });

  it('lists each owner once, as written', () => {
    expect(ownersOf('a', '* @B @a @b @B a.b+c@example.com @org/Team_1.x')).toEqual([
      ...['@B', '@a', '@b', 'a.b+c@example.com', '@org/Team_1.x'],
    ]);
  });

  it('can have tabs, a carriage return and a byte order mark', () => {
    expect(ownersOf('a', '\ufeff*\t@a\t @b  \r', '\r')).toEqual(['@a', '@b']);
  });
});

describe('a GitHub CODEOWNERS file', () => {
  it('is ignored from three megabytes on', () => {
    const rule = '* @a\n';
    expect(ownersOf('a', rule + '#'.repeat(3 * 2 ** 20 - rule.length - 1))).toEqual(['@a']);
    expect(ownersOf('a', rule + '#'.repeat(3 * 2 ** 20 - rule.length))).toEqual([]);
  });

  it('can be empty', () => {
    expect(ownersOf('a')).toEqual([]);
    expect(ownersOf('a', '', '# nothing')).toEqual([]);
  });
});
