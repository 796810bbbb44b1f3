import { describe, expect, it } from 'vitest';
import { similarNames, suggestName } from '../../../integration/engine/src/text/suggestion.ts';

const RULES = ['drift', 'upstream-drift', 'overdue', 'empty-input'];

describe('similar names', () => {
  it.each([
    ['drfit', ['drift']],
    ['DRIFT', ['drift']],
    ['overdeu', ['overdue']],
    ['upstream_drift', ['upstream-drift']],
    ['coverage', []],
    ['', []],
  ])('of %j are %j', (word, names) => {
    expect(similarNames(word, RULES)).toEqual(names);
  });

  it('come with the nearest first, and may resemble a part of a path only', () => {
    const files = ['docs/guide.md', 'docs/guides.md', 'docs/start.md', 'guide/a.md'];
    expect(similarNames('docs/giude.md', files)).toEqual(['docs/guide.md', 'docs/guides.md']);
    expect(similarNames('strat.md', files)).toEqual(['docs/start.md']);
    expect(similarNames('docs/idnex.md', ['docs/index.md', 'docs/other.md'])).toEqual([
      'docs/index.md',
    ]);
  });

  it('are at most three', () => {
    expect(similarNames('aaa', ['aab', 'aac', 'aad', 'aae'])).toEqual(['aab', 'aac', 'aad']);
  });
});

describe('a suggestion', () => {
  it('names what was meant, or everything there is', () => {
    expect(suggestName('drfit', RULES)).toBe('did you mean drift?');
    expect(suggestName('big', ['a', 'b'], (name) => `\`${name}\``)).toBe('there are: `a`, `b`');
  });
});
