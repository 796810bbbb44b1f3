import { describe, expect, it } from 'vitest';
import { SourceTree, type TreeLevel } from '../../../integration/astro/src/source/tree.ts';

const tree = new SourceTree([
  'README.md',
  'src/auth/routes.py',
  'src/auth/models.py',
  'src/auth/oauth/google.py',
  'src/main.py',
  'docs/a/b/c.md',
]);

/** A level as indented text: `>` before what the page shows. */
function outline({ entries, hidden }: TreeLevel, indent = ''): string[] {
  return [
    ...entries.flatMap(({ name, isFolder, isCurrent, level }) => [
      `${indent}${isCurrent ? '>' : ''}${name}${isFolder ? '/' : ''}`,
      ...(level === null ? [] : outline(level, `${indent}  `)),
    ]),
    ...(hidden > 0 ? [`${indent}${hidden} more`] : []),
  ];
}

describe('SourceTree.around', () => {
  it('opens the folders on the way to a file, and no others', () => {
    expect(outline(tree.around('src/auth/routes.py'))).toEqual([
      'docs/',
      'src/',
      '  auth/',
      '    oauth/',
      '    models.py',
      '    >routes.py',
      '  main.py',
      'README.md',
    ]);
  });

  it('opens the folder that a page lists', () => {
    expect(outline(tree.around('src/auth'))).toEqual([
      'docs/',
      'src/',
      '  >auth/',
      '    oauth/',
      '    models.py',
      '    routes.py',
      '  main.py',
      'README.md',
    ]);
    expect(outline(tree.around(''))).toEqual(['docs/', 'src/', 'README.md']);
  });

  it('shows the nearest of thousands of neighbours', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `f${String(index).padStart(4, '0')}`);
    const wide = new SourceTree(names.map((name) => `lib/${name}`));
    const lines = outline(wide.around('lib/f2500'));
    expect(lines).toHaveLength(62);
    expect(lines[1]).toBe('  f2470');
    expect(lines[31]).toBe('  >f2500');
    expect(lines.at(-1)).toBe('  4940 more');
    expect(outline(wide.around('lib/f4999')).at(-2)).toBe('  >f4999');
    expect(outline(wide.around('lib/f0000'))[1]).toBe('  >f0000');
  });

  it('handles names such as `__proto__`', () => {
    const odd = new SourceTree(['constructor/__proto__', 'a b/[c].ts', '__proto__']);
    expect(outline(odd.around('constructor/__proto__'))).toEqual([
      'a b/',
      'constructor/',
      '  >__proto__',
      '__proto__',
    ]);
  });
});

describe('SourceTree folders', () => {
  it('include every folder with a file, at any depth', () => {
    expect(tree.folders()).toEqual([
      '',
      'docs',
      'docs/a',
      'docs/a/b',
      'src',
      'src/auth',
      'src/auth/oauth',
    ]);
    expect(new SourceTree([]).folders()).toEqual(['']);
  });

  it('list subfolders with their number of files, then files', () => {
    expect(tree.list('src')).toEqual([
      { name: 'auth', path: 'src/auth', fileCount: 3 },
      { name: 'main.py', path: 'src/main.py', fileCount: null },
    ]);
    expect(tree.list('nowhere')).toEqual([]);
    expect(tree.list('src/main.py')).toEqual([]);
  });
});
