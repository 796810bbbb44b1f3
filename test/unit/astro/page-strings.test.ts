import { describe, expect, it } from 'vitest';
import { stringsOf } from '../../../integration/src/astro/page-strings.ts';

const LABEL = 'drift.panel.label';

describe('the strings of a page', () => {
  it("are in the page's language, where a site has any", () => {
    expect(stringsOf({}, undefined).lang).toBe('en');
    expect(stringsOf({}, 'de').text(LABEL)).toBe('Quellen dieser Seite');
    expect(stringsOf({}, 'fr-CA').text(LABEL)).toBe('Sources de cette page');
    expect(stringsOf({}, 'it').text(LABEL)).toBe('Sources of this page');
  });

  it('are English where a site calls its locales by other names than those of languages', () => {
    expect(stringsOf({}, 'deutsch_neu').text(LABEL)).toBe('Sources of this page');
    expect(stringsOf({}, '').text(LABEL)).toBe('Sources of this page');
  });

  it("are those of Starlight's, but of nobody else's `t`", () => {
    const t = Object.assign((key: string) => key, { all: () => ({ [LABEL]: 'Quellen!' }) });
    expect(stringsOf({ t }, 'de').text(LABEL)).toBe('Quellen!');
    for (const other of [null, 'x', (key: string) => key, { all: 7 }, { all: () => undefined }]) {
      expect(stringsOf({ t: other }, 'de').text(LABEL)).toBe('Quellen dieser Seite');
    }
  });
});
