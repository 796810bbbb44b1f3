import { describe, expect, it } from 'vitest';
import { readDeclaredTracks } from '../../../integration/engine/src/documents/declared-tracks.ts';

/** The patterns that a comment declares, each with its line. */
function read(text: string): string[] | undefined {
  return readDeclaredTracks(text)?.map(({ pattern, line }) => `${line} ${pattern}`);
}

describe('a comment that declares sources', () => {
  it.each([
    ['# A\n\n<!-- drift tracks: src/a.ts, src/{b,c}/** -->\n', ['3 src/a.ts', '3 src/{b,c}/**']],
    ['<!-- drift tracks: !src/x.ts,src -->', ['1 !src/x.ts', '1 src']],
    ['<!-- drift tracks:\n- src/a.ts\n- src/b.ts\n-->\n', ['2 src/a.ts', '3 src/b.ts']],
    ['<!-- drift tracks: -->', []],
    ['```\nx\n```\n<!--drift tracks:a.ts-->', ['4 a.ts']],
  ])('is read from %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    '# A\n',
    '```html\n<!-- drift tracks: src/a.ts -->\n```\n',
    '~~~~\n~~~\n<!-- drift tracks: src/a.ts -->\n~~~~\n',
    '    <!-- drift tracks: src/a.ts -->\n',
    '`<!-- drift tracks: src/a.ts -->`\n',
  ])('is not read from %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
