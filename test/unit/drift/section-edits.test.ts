import { describe, expect, it } from 'vitest';
import { comparable } from '../../../integration/engine/src/documents/comparable-text.ts';
import type { SectionVersion } from '../../../integration/engine/src/documents/version.ts';
import { findSectionEdits } from '../../../integration/engine/src/drift/section-edits.ts';

describe('the edits of sections', () => {
  it('are found in a number of steps that grows with the number of sections', () => {
    const stepsFor = (count: number): number => {
      let steps = 0;
      const versions = ['new', 'same', 'same', 'same'].map((last) =>
        Array.from({ length: count }, (_, index): SectionVersion => ({
          get slug() {
            steps++;
            return `section-${String(index)}`;
          },
          digest: index === 0 ? last : 'text',
          said: index === 0 ? last : 'text',
          mentions: [],
        })),
      );
      const found = findSectionEdits(
        versions,
        () => 'review',
        () => false,
      );
      expect(found.map((edit) => edit?.index)).toEqual(
        Array.from({ length: count }, (_, index) => (index === 0 ? 0 : 3)),
      );
      return steps;
    };
    expect(stepsFor(400)).toBeLessThan(3 * stepsFor(200));
  });
});

describe('a text without its references', () => {
  it('is the same after they were rewritten, in brackets and before a full stop', () => {
    const [before, after] = ['See (src/a.ts:10-40). Then', 'See [src/b.ts#login]. Then'];
    expect(comparable(before)).toBe(comparable(after));
    expect(comparable(before)).not.toBe(comparable('See (this). Then'));
  });

  it('is the same after lines in words were rewritten', () => {
    const before = 'See a.ts (lines 10–20). Then b.ts line 3 (L4).';
    expect(comparable(before)).toBe(comparable('See x.ts (lines 12–22). Then b.ts line 5 (L4).'));
    expect(comparable(before)).not.toBe(
      comparable('See a.ts (lines 10–20). Then b.ts rules (L4).'),
    );
  });

  // A step for each pair of characters would take hours.
  it.each([']', '.', '[', '(', ')!', '/]', ':1'])('is found in a long row of %j', (part) => {
    const row = `/${part.repeat(1_000_000)}x`;
    expect(comparable(`${row} word`)).toMatch(/word$/);
  });
});
