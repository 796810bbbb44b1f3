import { describe, expect, it } from 'vitest';
import { isSameRun } from '../../../integration/engine/src/citations/token-map.ts';
import { LANGUAGES, supportOf } from '../../../integration/engine/src/code/language.ts';
import { type TokenList, tokensOf } from '../../../integration/engine/src/code/tokens.ts';
import { sampleOf, STYLES } from './samples.ts';

async function read(path: string, text: string): Promise<TokenList> {
  const list = await tokensOf(path, text);
  if (list === null) throw new Error('not parsed');
  return list;
}

describe.each(LANGUAGES)('the tokens of the sample in %s', (language) => {
  const text = sampleOf(language);
  const path = `a${supportOf(language).files.split(' ')[0] ?? ''}`;

  it('are read without an error, and in the order of lines', async () => {
    const { tokens, broken } = await read(path, text);
    expect(broken).toEqual([]);
    const starts = tokens.map(({ startLine }) => startLine);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(tokens.at(-1)?.endLine).toBeLessThanOrEqual(text.trimEnd().split('\n').length);
  });

  it('are those of the lines with code: without any of these lines, they are others', async () => {
    const { tokens } = await read(path, text);
    const lines = text.split('\n');
    const filled = [...new Set(tokens.map(({ startLine }) => startLine))];
    expect(filled.length).toBeGreaterThan(10);
    for (const line of filled.filter((_, index) => index % 3 === 0)) {
      const { tokens: others, broken } = await read(path, lines.toSpliced(line - 1, 1).join('\n'));
      expect(broken.length > 0 || !isSameRun(tokens, others), `line ${line}`).toBe(true);
    }
  });

  it('are the same with another comment, and with other line breaks', async () => {
    const { tokens } = await read(path, text);
    const comment = `${STYLES[language].line} note`;
    const commented = text.split('\n').toSpliced(tokens[0]?.endLine ?? 0, 0, comment);
    for (const other of [commented.join('\n'), `\uFEFF${text.replaceAll('\n', '\r\n')}`]) {
      expect(isSameRun(tokens, (await read(path, other)).tokens)).toBe(true);
    }
  });
});
