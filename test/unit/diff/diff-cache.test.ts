import { describe, expect, it } from 'vitest';
import { DiffMemory } from '../../../integration/astro/src/diff/diff-cache.ts';
import { html } from '../../../integration/engine/src/html/html.ts';

describe('DiffMemory', () => {
  it('renders a diff once, however many pages show it', () => {
    const memory = new DiffMemory();
    const first = memory.recall('a', () => html`<p>a</p>`);
    const again = memory.recall('a', () => {
      throw new Error('It is known.');
    });
    expect(again).toBe(first);
  });

  it('forgets all diffs before it holds too much', () => {
    const memory = new DiffMemory();
    const large = html`${'x'.repeat(30_000_000)}`;
    memory.recall('a', () => large);
    memory.recall('b', () => large);
    let rendered = 0;
    for (const key of ['a', 'a']) {
      memory.recall(key, () => {
        rendered++;
        return html``;
      });
    }
    expect(rendered).toBe(1);
  });
});
