import { describe, expect, it } from 'vitest';
import {
  LONGEST_LINE,
  markWords,
  type Span,
  wordsOf,
} from '../../../integration/astro/src/diff/words.ts';
import { randomFrom } from './samples.ts';

/** A text with its marks in brackets. */
function bracket(text: string, spans: readonly Span[]): string {
  return [...spans]
    .reverse()
    .reduce(
      (marked, { start, end }) =>
        `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`,
      text,
    );
}

function marked(old: string, now: string): [string, string] {
  const marks = markWords(old, now);
  return [bracket(old, marks.old), bracket(now, marks.now)];
}

describe('wordsOf', () => {
  it.each([
    ['', []],
    ['a === b;', ['a', ' ', '===', ' ', 'b', ';']],
    ['  größe_2($x)', ['  ', 'größe_2', '(', '$x', ')']],
    ['имя: Имя', ['имя', ':', ' ', 'Имя']],
    ['名前x', ['名', '前', 'x']],
    ['e\u0301a😀', ['e\u0301a', '😀']],
    ['a \r', ['a', ' ', '\r']],
  ])('splits %j into words', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('markWords, where', () => {
  it.each([
    ['a name changed', 'let total = 1;', 'let sum = 1;', 'let [total] = 1;', 'let [sum] = 1;'],
    ['a word was added', 'f(a, b)', 'f(a, b, c)', 'f(a, b)', 'f(a, b[, c])'],
    ['a word was removed', 'one two three', 'one three', 'one [two] three', 'one three'],
    ['an operator changed', "kind === 'a'", "kind !== 'a'", "kind [===] 'a'", "kind [!==] 'a'"],
    [
      'a phrase was replaced',
      'the quick brown fox, it jumps',
      'the slow red fox, it jumps',
      'the [quick brown] fox, it jumps',
      'the [slow red] fox, it jumps',
    ],
    ['it was only indented', 'call();', '  call();', 'call();', '[  ]call();'],
    ['it was indented further', '  call();', '    call();', '  call();', '  [  ]call();'],
    ['tabs became spaces', '\tcall();', '  call();', '[\t]call();', '[  ]call();'],
    ['it was indented and edited', 'call(a);', '  call(b);', 'call([a]);', '  call([b]);'],
    ['space was added at its end', 'call();', 'call();  ', 'call();', 'call();[  ]'],
    ['only the line break changed', 'call();', 'call();\r', 'call();', 'call();[\r]'],
    ['a surrogate pair changed', "f('x😀')", "f('x😁')", "f('x[😀]')", "f('x[😁]')"],
    ['nothing changed', 'same', 'same', 'same', 'same'],
    ['there was nothing', '', 'new', '', 'new'],
    ['too little is the same', 'let a = 1;', 'return null;', 'let a = 1;', 'return null;'],
  ])('%s', (_, old, now, oldMarks, newMarks) => {
    expect(marked(old, now)).toEqual([oldMarks, newMarks]);
  });

  it('the line is too long, marks nothing', () => {
    const old = 'a '.repeat(LONGEST_LINE / 2);
    expect(markWords(`${old}b`, `${old}c`)).toEqual({ old: [], now: [] });
    expect(markWords(old.slice(1), `${old.slice(2)}c`).now).toHaveLength(1);
  });

  it('the line has too many edits, marks nothing', () => {
    const line = (edits: number) =>
      Array.from({ length: 100 }, (_, index) => (index < edits ? `x${index}` : 'same,')).join(' ');
    expect(markWords(line(0), line(20)).now).not.toEqual([]);
    expect(markWords(line(0), line(60))).toEqual({ old: [], now: [] });
  });
});

describe('the marks of random lines', () => {
  const cases = Array.from({ length: 500 }, (_, seed): [string, string] => {
    const random = randomFrom(seed + 1);
    const words = ['a', 'total', ' ', '  ', '(', ')', '=', '😀', 'имя', '\t', '漢', '.', '\r'];
    const line = Array.from({ length: random(20) }, () => words[random(words.length)] ?? '');
    const edited = [...line];
    for (let edits = random(4); edits > 0; edits--) {
      edited.splice(random(edited.length + 1), random(3), words[random(words.length)] ?? '');
    }
    return [line.join(''), edited.join('')];
  });

  it('cover all differences but whitespace', () => {
    const rest = (text: string, spans: readonly Span[]) =>
      bracket(text, spans).replace(/\[[^\]]*\]|\s+/g, '');
    for (const [old, now] of cases) {
      const marks = markWords(old, now);
      if (marks.old.length + marks.now.length === 0) continue;
      expect(rest(old, marks.old), JSON.stringify([old, now])).toBe(rest(now, marks.now));
    }
    expect(cases.filter(([old, now]) => markWords(old, now).now.length > 0).length).toBeGreaterThan(
      200,
    );
  });

  it('are ordered, do not touch, and split no character', () => {
    for (const [old, now] of cases) {
      const marks = markWords(old, now);
      for (const [text, spans] of [
        [old, marks.old],
        [now, marks.now],
      ] as const) {
        let last = -1;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end).isWellFormed()).toBe(true);
          last = end;
        }
      }
    }
  });
});
