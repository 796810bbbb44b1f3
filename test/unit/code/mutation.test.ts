import { describe, expect, it } from 'vitest';
import { type Language, LANGUAGES } from '../../../integration/engine/src/code/language.ts';
import { type Outline, outlineOf } from '../../../integration/engine/src/code/outline.ts';
import { compareOutlines } from '../../../integration/engine/src/code/significance.ts';
import { isNightly } from '../../support/nightly.ts';
import { sampleOf, STYLES } from './samples.ts';

const ROUNDS = isNightly ? 24 : 4;

/** Numbers from 0 up to a limit, the same in each run. */
type Random = (limit: number) => number;

function randomFrom(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

async function outline(language: Language, text: string): Promise<Outline> {
  const found = await outlineOf(language, text);
  if (found === null) throw new Error('not parsed');
  return found;
}

/** Which characters stand in comments, told by how the samples are written. */
function commentsOf(language: Language, text: string): boolean[] {
  const pattern =
    STYLES[language].line === '#' ? /(?<=^|\s)# .*$/gm : /\{?\/\*[^]*?\*\/\}?|(?<=^|\s)\/\/.*$/gm;
  const inComment = Array.from(text, () => false);
  for (const match of text.matchAll(pattern)) {
    inComment.fill(true, match.index, match.index + match[0].length);
  }
  return inComment;
}

/** The offsets of characters that are code. */
function codeOffsets(language: Language, text: string): number[] {
  const inComment = commentsOf(language, text);
  return Array.from(text)
    .map((_, at) => at)
    .filter((at) => !(inComment[at] ?? false) && /\S/.test(text[at] ?? ''));
}

/** The numbers of the lines before which a line can be put, and that can be indented. */
function freeLines(language: Language, text: string): number[] {
  const lines = text.split('\n');
  const inBlock = commentsOf(language, text);
  let offset = 0;
  return lines
    .map((line, number) => {
      const start = offset;
      offset += line.length + 1;
      const before = lines[number - 1] ?? '';
      const isFree =
        ![line, before].some((one) => one.includes('¦')) &&
        !before.endsWith('\\') &&
        !line.startsWith('#!') &&
        // Magic comments lead.
        number > 1 &&
        !(inBlock[start] ?? false);
      return isFree ? number : -1;
    })
    .filter((number) => number >= 0);
}

/** Those free lines on which every space is one between tokens. */
function simpleLines(language: Language, text: string): number[] {
  const lines = text.split('\n');
  return freeLines(language, text).filter((number) => {
    const line = lines[number] ?? '';
    return !/["`\\#?]|'(?!\w)|\/[/*[]|[*]\/|^\s*[*]|%w|<<</.test(line) && line.trim() !== '';
  });
}

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[random(values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

function changeLine(text: string, number: number, change: (line: string) => string): string {
  return text
    .split('\n')
    .map((line, at) => (at === number ? change(line) : line))
    .join('\n');
}

/** The spaces behind a comma in brackets. */
const BRACKETED = /(?<=[([][^()[\]|]*,) /g;

type Mutation = (language: Language, text: string, random: Random) => string;

const CODE: readonly (readonly [string, Mutation])[] = [
  [
    'a character is gone',
    (language, text, random) => {
      const at = pick(random, codeOffsets(language, text));
      return text.slice(0, at) + text.slice(at + 1);
    },
  ],
  [
    'a character is new, in the midst of code',
    (language, text, random) => {
      const offsets = codeOffsets(language, text);
      const inside = offsets.filter((at, index) => offsets[index - 1] === at - 1);
      const at = pick(random, inside);
      return (
        text.slice(0, at) +
        pick(random, Array.from('ax0_.,;()[]{}<>=+-*/&|!?:"\'`#@$\\%^~')) +
        text.slice(at)
      );
    },
  ],
  [
    'a character is another',
    (language, text, random) => {
      const at = pick(random, codeOffsets(language, text));
      const other = pick(
        random,
        Array.from('qZ7_.,;(]{>=+*&!?:"').filter((character) => character !== text[at]),
      );
      return text.slice(0, at) + other + text.slice(at + 1);
    },
  ],
  [
    'a word is two',
    (language, text, random) => {
      const inComment = commentsOf(language, text);
      const inside = [...text.matchAll(/(?<=\w)(?=\w)/g)]
        .map(({ index }) => index)
        .filter((at) => !(inComment[at] ?? false));
      const at = pick(random, inside);
      return text.slice(0, at) + pick(random, [' ', '\n']) + text.slice(at);
    },
  ],
  [
    'two words are one',
    (language, text, random) => {
      const inComment = commentsOf(language, text);
      const between = [...text.matchAll(/(?<=[a-z]) (?=\w)/g)]
        .map(({ index }) => index)
        .filter((at) => !(inComment[at] ?? false));
      const at = pick(random, between);
      return text.slice(0, at) + text.slice(at + 1);
    },
  ],
  [
    'a line is gone, or there twice',
    (language, text, random) => {
      const lines = text.split('\n');
      const inComment = commentsOf(language, text);
      const starts = lines.map((_, number) => lines.slice(0, number).join('\n').length + 1);
      const code = lines
        .map((_, number) => number)
        .filter((number) => {
          const start = number === 0 ? 0 : (starts[number] ?? 0);
          const line = lines[number] ?? '';
          return Array.from(line).some(
            (character, at) => /\S/.test(character) && !inComment[start + at],
          );
        });
      const number = pick(random, code);
      return lines
        .flatMap((line, at) => (at !== number ? [line] : random(2) === 0 ? [] : [line, line]))
        .join('\n');
    },
  ],
];

const COMMENTS: readonly (readonly [string, Mutation])[] = [
  [
    'there is another line of comment',
    (language, text, random) => {
      const number = pick(random, freeLines(language, text));
      const { line: mark, isIndented } = STYLES[language];
      return changeLine(text, number, (line) => {
        const indent = isIndented ? /^ */.exec(line)?.[0] : ' '.repeat(random(9));
        return `${indent ?? ''}${mark} note\n${line}`;
      });
    },
  ],
  [
    'a line ends with another comment',
    (language, text, random) => {
      const number = pick(random, simpleLines(language, text));
      return changeLine(text, number, (line) => `${line} ${STYLES[language].line} note`);
    },
  ],
  [
    'there is another comment between tokens',
    (language, text, random) => {
      const mark = STYLES[language].hasBlocks ? '/* note */' : `${STYLES[language].line} note\n`;
      const lines = text.split('\n');
      const numbers = simpleLines(language, text).filter((number) =>
        STYLES[language].hasBlocks
          ? /\S \S/.test(lines[number] ?? '')
          : BRACKETED.test(lines[number] ?? ''),
      );
      return changeLine(text, pick(random, numbers), (line) => {
        const gaps = STYLES[language].hasBlocks
          ? [...line.matchAll(/(?<=\S) (?=\S)/g)]
          : [...line.matchAll(BRACKETED)];
        const { index } = pick(random, gaps);
        return `${line.slice(0, index)} ${mark} ${line.slice(index)}`;
      });
    },
  ],
];

const WHITESPACE: readonly (readonly [string, Mutation])[] = [
  [
    'lines are indented otherwise',
    (language, text, random) => {
      const lines = text.split('\n');
      for (const number of freeLines(language, text)) {
        const line = lines[number] ?? '';
        const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
        const other = STYLES[language].isIndented
          ? indent.replaceAll('    ', '\t')
          : pick(random, ['', ' ', '\t', '      ']);
        lines[number] = line.replace(/^[ \t]*/, other);
      }
      return lines.join('\n');
    },
  ],
  [
    'there are blank lines, and spaces at the ends of lines',
    (language, text, random) => {
      const lines = text.split('\n');
      for (const number of freeLines(language, text)) {
        // In Go, a blank line takes a comment away from the declaration that it documents.
        if (language === 'go' && lines[number - 1]?.trimStart().startsWith('//') === true) continue;
        if (random(3) === 0) lines[number] = `${' '.repeat(random(3))}\n${lines[number] ?? ''}`;
      }
      for (const number of simpleLines(language, text)) {
        if (random(3) === 0) lines[number] = `${lines[number] ?? ''}${pick(random, [' ', '\t  '])}`;
      }
      return lines.join('\n');
    },
  ],
  [
    'lines are broken behind a comma, and spaces are more',
    (language, text, random) => {
      const lines = text.split('\n');
      for (const number of simpleLines(language, text)) {
        const line = lines[number] ?? '';
        lines[number] = line.replace(BRACKETED, () => pick(random, ['\n      ', '  ', '\t']));
      }
      return lines.join('\n');
    },
  ],
];

describe.each(LANGUAGES)('compareOutlines of the sample in %s', (language) => {
  const text = sampleOf(language);
  const verdicts = async (mutate: Mutation): Promise<[string, string][]> => {
    const before = await outline(language, text);
    const random = randomFrom(20240229);
    const found: [string, string][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const mutant = mutate(language, text, random);
      if (mutant === text) continue;
      found.push([compareOutlines(before, await outline(language, mutant)), mutant]);
    }
    expect(found.length).toBeGreaterThan(ROUNDS / 2);
    return found;
  };
  /** The mutants with another verdict, as far as they differ from the sample. */
  const wrong = (found: readonly [string, string][], ...verdicts: string[]): string[] => {
    const known = new Set(text.split('\n'));
    return found
      .filter(([actual]) => !verdicts.includes(actual))
      .map(([actual, mutant]) => {
        const lines = mutant.split('\n').filter((line) => !known.has(line));
        return `${actual}: ${lines.slice(0, 3).join('\n')}`;
      });
  };

  it('is tested with a sample that parses', async () => {
    const { code } = await outline(language, text);
    expect(code).not.toBe((await outline(language, `${text}\n)`)).code);
  });

  it.each(CODE)('finds more than a change of comments when %s', async (_, mutate) => {
    const found = await verdicts(mutate);
    expect(wrong(found, 'code', 'types', 'doc', 'mechanical')).toEqual([]);
    expect(wrong(found, 'code').length).toBeLessThanOrEqual(found.length / 2);
  });

  it.each(COMMENTS)('finds a change of comments when %s', async (_, mutate) => {
    expect(wrong(await verdicts(mutate), 'comment')).toEqual([]);
  });

  it.each(WHITESPACE)('finds a change of format when %s', async (_, mutate) => {
    expect(wrong(await verdicts(mutate), 'format')).toEqual([]);
  });

  it('finds a change of format when only line ends, the byte order mark or the end of the file changed', async () => {
    const before = await outline(language, text);
    const others = [
      text.replaceAll('\n', '\r\n'),
      `\uFEFF${text}`,
      text.replace(/\n$/, ''),
      `\uFEFF${text.replaceAll('\n', '\r\n').replace(/\r\n$/, '')}`,
    ];
    for (const other of others) {
      expect(compareOutlines(before, await outline(language, other))).toBe('format');
    }
  });
});
