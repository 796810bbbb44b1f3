import { describe, expect, it } from 'vitest';
import { saysItIsGone } from '../../../integration/engine/src/watched/removal-words.ts';

const PATH = 'src/old.ts';

function says(text: string): boolean {
  const line = text.split('\n').findIndex((each) => each.includes(PATH)) + 1;
  return saysItIsGone(text, line, PATH);
}

describe('a sentence says that a file is gone', () => {
  it.each([
    'The file `src/old.ts` was removed in 2.0.',
    'Formerly, this was\nin `src/old.ts`.',
    '- `src/old.ts` (deprecated)\n- `src/new.ts`',
    'We renamed\n`src/old.ts` to `src/new.ts`.',
    '| `src/old.ts` | no longer used |',
    'The parser used to be in `src/old.ts`.',
  ])('%j', (text) => {
    expect(says(text)).toBe(true);
  });
});

describe('a sentence does not say that a file is gone', () => {
  it.each([
    'The parser is in `src/old.ts`.',
    'Nothing was removed. The parser is in `src/old.ts`. It was moved there.',
    '- `src/old.ts`\n- a file that was removed',
    'The list is deprecated.\n\nSee `src/old.ts`.',
    'See [the removed one](src/old.ts).',
    'See the script used to build it, `src/old.ts`.',
    'See `src/old.ts` and `src/gone.ts`.',
  ])('%j', (text) => {
    expect(says(text)).toBe(false);
  });
});

describe('a hostile sentence', () => {
  it.each(['[', '[a](', '[]', '` ', '. ', 'this is '])('full of %j is read at once', (part) => {
    expect(says(`${PATH} ${part.repeat(100_000)}`)).toBe(false);
  });
});
