import { describe, expect, it } from 'vitest';
import { readTargets } from '../../../integration/cli/src/accept/targets.ts';

const same = (path: string): string => path;

describe('readTargets', () => {
  it.each([
    ['001-doc', '001-doc'],
    ['docs/guide.md', 'docs/guide.md'],
    ['docs/guide.md#log-in', { document: 'docs/guide.md', section: 'log-in' }],
    ['docs/guide.mdx#', { document: 'docs/guide.mdx', section: '' }],
    ['docs/guide.md:12', { document: 'docs/guide.md', line: 12 }],
    ['docs/guide.md:12-14', { document: 'docs/guide.md', line: 12 }],
    ['docs/guide.md:12:5', { document: 'docs/guide.md', line: 12 }],
    ['docs/guide.md#L12', { document: 'docs/guide.md', line: 12 }],
    ['docs/guide.md#L12-L14', { document: 'docs/guide.md', line: 12 }],
    ['docs/guide.md:0', { document: 'docs/guide.md', line: 1 }],
    ['docs/c#.md#a.md', { document: 'docs/c#.md', section: 'a.md' }],
    ['docs/a:1.md', 'docs/a:1.md'],
    ['src/a.py:12', 'src/a.py:12'],
  ])('reads %s', (name, target) => {
    const isSpec = typeof target === 'string';
    expect(readTargets([name], [], same)).toEqual({
      specs: isSpec ? [target] : [],
      sections: isSpec ? [] : [target],
    });
  });

  it('adds sections to the one document that is named', () => {
    expect(readTargets(['guide'], ['a', 'b'], same).sections).toEqual([
      { document: 'guide', section: 'a' },
      { document: 'guide', section: 'b' },
    ]);
  });

  it('turns the paths of documents, and nothing else, into repository-relative ones', () => {
    const read = (path: string): string => (path.endsWith('.md') ? `docs/${path}` : path);
    expect(readTargets(['a.md', 'b.md#x', 'c.md:3', 'd'], [], read)).toEqual({
      specs: ['docs/a.md', 'd'],
      sections: [
        { document: 'docs/b.md', section: 'x' },
        { document: 'docs/c.md', line: 3 },
      ],
    });
  });
});
