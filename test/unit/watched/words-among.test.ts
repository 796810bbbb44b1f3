import { expect, it } from 'vitest';
import { WantedWords } from '../../../integration/engine/src/watched/words-among.ts';

it('finds whole words, and words with hyphens', () => {
  const wanted = new WantedWords(['hashFiles', '$hash', 'end', 'max-warnings']);
  const text = '"--max-warnings", hashFiles($hash) hashFilesNow xend _end $end end-of-text end';
  expect([...wanted.in(Buffer.from(text))].sort()).toEqual([
    '$hash',
    'end',
    'hashFiles',
    'max-warnings',
  ]);
  expect([...wanted.in(Buffer.from('hashFilesNow xend'))]).toEqual([]);
});
