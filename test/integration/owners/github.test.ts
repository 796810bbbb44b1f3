import { describe, expect, it } from 'vitest';
import { parseCodeowners } from '../../../integration/engine/src/owners/codeowners.ts';
import { TestRepository } from '../../support/repository.ts';

const PATHS = [
  'a',
  'a.js',
  'A.js',
  'a.jsx',
  'docs',
  'docs/a.js',
  'docs/sub/a.js',
  'docs/sub/b/a.md',
  'x/docs/a.js',
  'x/y/docs/b.md',
  'xdocs/a.md',
  'lib.js/a.md',
  'x/lib.js/a.md',
  'build/logs/a',
  'x/build/logs/a',
  'logs',
  'with space/a b.md',
  'a*b/c',
  'axb/c',
  '#hash',
  'x/#hash',
  '!bang',
  '{a,b}/c',
  'docs.md',
  '.github/workflows/ci.yml',
  'src/(auth)/a.ts',
  'a+b$^|/c',
  'é/a.md',
];

const PATTERNS = [
  ...'* ** *.js docs docs/ /docs /docs/ docs/** docs/sub docs/sub/ **/docs **/docs/ **/docs/**'.split(
    ' ',
  ),
  ...'/docs/**/a.js docs/**/*.js /docs/*.js x/*/docs /build/logs/ build/logs **/logs logs'.split(
    ' ',
  ),
  ...'a /a a* /a?b a?b/ */a.js a\\*b /#hash /!bang {a,b} docs.md .github .* src/(auth)/'.split(' '),
  ...'a+b$^| é Docs DOCS/ /**/docs docs/**/sub/** nowhere/ / docs//a.js \\a lib.js d*s/'.split(' '),
  ...['/*/docs', '**/sub/*.js', '?.js', 'with\\ space/', '*\\ b.md'],
];

/** What git ignores by each pattern, each in the ignore file of a folder of its own. */
function ignoredByGit(): ReadonlySet<string> {
  using repository = TestRepository.init();
  for (const [index, pattern] of PATTERNS.entries()) {
    repository.write(`${index}/.gitignore`, `${pattern}\n`);
  }
  const paths = PATTERNS.flatMap((_, index) => PATHS.map((path) => `${index}/${path}`));
  const options = ['-c', 'core.quotePath=false', 'check-ignore', '--no-index'];
  return new Set(repository.git(...options, ...paths).split('\n'));
}

describe('a GitHub CODEOWNERS pattern that does not end with `/*`', () => {
  const ignored = ignoredByGit();

  it.each(PATTERNS.map((pattern, index) => [pattern, index] as const))(
    '%j matches the paths that git ignores',
    (pattern, index) => {
      const owners = parseCodeowners(`${pattern} @a`, 'github');
      expect(PATHS.filter((path) => owners.ownersOf(path).length > 0)).toEqual(
        PATHS.filter((path) => ignored.has(`${index}/${path}`)),
      );
    },
  );
});
