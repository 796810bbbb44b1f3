import { describe, expect, it } from 'vitest';
import { InputMatcher, rolesOf } from '../../../integration/engine/src/drift/match-patterns.ts';
import { countCalls } from '../support/calls.ts';
import { inputs, makeSpec } from '../support/spec.ts';

const FILES = [
  'README.md',
  'src/main.ts',
  'src/auth/routes.py',
  'src/auth/services.py',
  'src/auth/services.test.py',
  'src/auth/sub/deep.py',
  'src/authentic/other.py',
  'src/auth.ts',
  'app/(auth)/[id].ts',
  'app/(auth)/page.tsx',
  'app/i.ts',
  'app/d.ts',
  'docs/auth.md',
  'docs/notes.md',
  '.env',
  '.github/workflows/ci.yml',
  '.chant/specs/001-doc.md',
  '.chant/config.md',
  '.drift/001-doc.json',
  'src/line\nbreak/a.py',
];

/** The files that the patterns of `tracks` select. */
function select(...patterns: string[]): string[] {
  const matcher = new InputMatcher(FILES, ['.chant/specs', '.drift']);
  const spec = makeSpec({ inputs: inputs('tracks', ...patterns), targets: ['docs/auth.md'] });
  return [...rolesOf(matcher.match(spec)).keys()].sort();
}

describe('a pattern selects', () => {
  it('a file that it names', () => {
    expect(select('src/auth.ts')).toEqual(['src/auth.ts']);
  });

  it('everything below a folder, with or without a slash at the end', () => {
    const below = [
      'src/auth/routes.py',
      'src/auth/services.py',
      'src/auth/services.test.py',
      'src/auth/sub/deep.py',
    ];
    expect(select('src/auth')).toEqual(below);
    expect(select('src/auth/')).toEqual(below);
    expect(select('src/auth//')).toEqual(below);
  });

  it('what a glob matches', () => {
    expect(select('src/auth/*.py')).toEqual([
      'src/auth/routes.py',
      'src/auth/services.py',
      'src/auth/services.test.py',
    ]);
    expect(select('src/**/deep.py')).toEqual(['src/auth/sub/deep.py']);
    expect(select('src/{auth,authentic}/o*.py')).toEqual(['src/authentic/other.py']);
  });

  it('everything below the folders that a glob with a slash at its end matches', () => {
    expect(select('src/auth*/')).toEqual([
      'src/auth/routes.py',
      'src/auth/services.py',
      'src/auth/services.test.py',
      'src/auth/sub/deep.py',
      'src/authentic/other.py',
    ]);
  });

  it('a file with exactly that name, rather than what it matches as a glob', () => {
    expect(select('app/(auth)/[id].ts')).toEqual(['app/(auth)/[id].ts']);
    expect(select('app/(auth)')).toEqual(['app/(auth)/[id].ts', 'app/(auth)/page.tsx']);
    expect(select('app/(auth)/*.tsx')).toEqual(['app/(auth)/page.tsx']);
    expect(select('app/[id].ts')).toEqual(['app/d.ts', 'app/i.ts']);
  });

  it('dotfiles, and files in folders with odd names', () => {
    expect(select('.*')).toEqual(['.env']);
    expect(select('**/ci.yml')).toEqual(['.github/workflows/ci.yml']);
    expect(select('src/*/a.py')).toEqual(['src/line\nbreak/a.py']);
    expect(select('src/**/a.py')).toEqual(['src/line\nbreak/a.py']);
  });

  it('nothing where no file matches', () => {
    expect(select('src/auth/nothing.py', 'nowhere/', 'src/*.rs', 'SRC/auth')).toEqual([]);
  });

  it('the whole repository from its root', () => {
    expect(select('.')).toContain('src/main.ts');
    expect(select('**')).toContain('.env');
  });
});

describe('a pattern never selects', () => {
  it('the documents of the spec itself', () => {
    expect(select('docs/**')).toEqual(['docs/notes.md']);
    expect(select('docs')).toEqual(['docs/notes.md']);
    expect(select('docs/auth.md')).toEqual([]);
  });

  it('any of several documents of the spec', () => {
    const matcher = new InputMatcher(FILES, []);
    const spec = makeSpec({
      inputs: inputs('tracks', 'docs', 'README.md'),
      targets: ['docs/notes.md', 'README.md', 'docs/auth.md', 'docs/auth.md', 'docs/gone.md'],
    });
    expect([...rolesOf(matcher.match(spec)).keys()]).toEqual([]);
  });

  it('specs and acceptances, unless it names them or their folder', () => {
    expect(select('**/*.md')).toEqual(['.chant/config.md', 'README.md', 'docs/notes.md']);
    expect(select('.')).not.toContain('.drift/001-doc.json');
    expect(select('.chant')).toEqual(['.chant/config.md']);
    expect(select('.chant/specs/001-doc.md')).toEqual(['.chant/specs/001-doc.md']);
    expect(select('.chant/specs')).toEqual(['.chant/specs/001-doc.md']);
    expect(select('.chant/specs/*.md')).toEqual(['.chant/specs/001-doc.md']);
  });
});

describe('a negated pattern', () => {
  it('removes files, whatever its position', () => {
    const rest = ['src/auth/routes.py', 'src/auth/services.py'];
    expect(select('src/auth/*.py', '!src/auth/*.test.py')).toEqual(rest);
    expect(select('!src/auth/*.test.py', 'src/auth/*.py')).toEqual(rest);
  });

  it('removes a folder or a file', () => {
    expect(select('src/auth', '!src/auth/sub/')).not.toContain('src/auth/sub/deep.py');
    expect(select('app/**', '!app/(auth)/[id].ts')).toEqual([
      'app/(auth)/page.tsx',
      'app/d.ts',
      'app/i.ts',
    ]);
  });

  it('can match files that are not selected', () => {
    expect(select('src/auth/r*.py', 'src/auth/sub', '!src/**/*.test.py', '!src/**/d*.py')).toEqual([
      'src/auth/routes.py',
    ]);
    expect(select('src/auth/sub', '!src/**/*.py')).toEqual([]);
  });

  it('removes files together with other negated patterns', () => {
    expect(select('src/auth', '!src/auth/*.test.py', '!src/auth/sub', '!src/auth/r*')).toEqual([
      'src/auth/services.py',
    ]);
  });

  it('selects nothing by itself', () => {
    expect(select('!src/auth')).toEqual([]);
  });

  it('applies only to its own field', () => {
    const matcher = new InputMatcher(FILES, []);
    const spec = makeSpec({
      inputs: [...inputs('tracks', 'src/auth.ts'), ...inputs('origin', '!src/auth.ts')],
    });
    expect([...rolesOf(matcher.match(spec)).keys()]).toEqual(['src/auth.ts']);
  });
});

describe('InputMatcher.match', () => {
  it('lists the files of each pattern, in the order of the spec', () => {
    const matcher = new InputMatcher(FILES, []);
    const spec = makeSpec({ inputs: inputs('tracks', 'src/*.ts', 'gone.ts', '!x', 'README.md') });
    expect(matcher.match(spec).map(({ input, paths }) => [input.pattern, paths])).toEqual([
      ['src/*.ts', ['src/auth.ts', 'src/main.ts']],
      ['gone.ts', []],
      ['README.md', ['README.md']],
    ]);
  });

  it('returns the same list for the same patterns of another spec', () => {
    const matcher = new InputMatcher(FILES, []);
    const spec = makeSpec({ inputs: inputs('tracks', 'src/**', '!src/auth') });
    const other = makeSpec({ id: 'other', inputs: inputs('origin', 'src/**', '!src/auth') });
    expect(matcher.match(spec)[0]?.paths).toBe(matcher.match(other)[0]?.paths);
  });

  it('leaves out the documents of each spec for the same patterns', () => {
    const matcher = new InputMatcher(FILES, []);
    const tracking = inputs('tracks', 'docs/*.md');
    const first = makeSpec({ id: '1', inputs: tracking, targets: ['docs/auth.md'] });
    const second = makeSpec({ id: '2', inputs: tracking, targets: ['docs/notes.md'] });
    expect(matcher.match(first)[0]?.paths).toEqual(['docs/notes.md']);
    expect(matcher.match(second)[0]?.paths).toEqual(['docs/auth.md']);
  });

  it('lists each file once, for the strongest role', () => {
    const matcher = new InputMatcher(FILES, []);
    const spec = makeSpec({
      inputs: [
        ...inputs('tracks', 'src/auth.ts'),
        ...inputs('origin', 'src/*.ts'),
        ...inputs('informed_by', 'src/*.ts', 'README.md'),
      ],
    });
    expect(Object.fromEntries(rolesOf(matcher.match(spec)))).toEqual({
      'src/auth.ts': 'tracks',
      'src/main.ts': 'origin',
      'README.md': 'informed_by',
    });
  });

  it('looks only in the folders that the patterns name', async () => {
    const patterns = Array.from({ length: 20 }, (_, index) => `src/m${index}/**/a*.ts`);
    const spec = makeSpec({ inputs: inputs('tracks', ...patterns) });
    const match = (folders: number): number => {
      const names = Array.from({ length: folders }, (_, index) => `src/m${index}`);
      const files = names.flatMap((name) => [`${name}/a.ts`, `${name}/b.ts`]);
      return rolesOf(new InputMatcher(files, ['.chant/specs']).match(spec)).size;
    };
    expect([match(20), match(200)]).toEqual([20, 20]);
    const [few = 0, many = 0] = await countCalls([() => match(20), () => match(200)]);
    expect(many).toBeLessThan(1.5 * few);
  });
});
