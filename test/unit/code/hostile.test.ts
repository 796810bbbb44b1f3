import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Language, LANGUAGES } from '../../../integration/engine/src/code/language.ts';
import { outlineOf } from '../../../integration/engine/src/code/outline.ts';
import { compareOutlines } from '../../../integration/engine/src/code/significance.ts';
import { isNightly } from '../../support/nightly.ts';
import { outOfProportion, type Scaled } from '../support/calls.ts';
import { titled } from '../support/titled.ts';
import { sampleOf } from './samples.ts';

const DEPTH = isNightly ? 20_000 : 12_000;

const ODD_TEXTS = isNightly ? 40 : 6;

const NESTED: Readonly<Record<Language, (depth: number) => string>> = {
  c: (depth) => `int a = ${'('.repeat(depth)}1${')'.repeat(depth)};`,
  cpp: (depth) => `${'namespace a {'.repeat(depth)}${'}'.repeat(depth)}`,
  csharp: (depth) => `${'class A {'.repeat(depth)}${'}'.repeat(depth)}`,
  go: (depth) => `package a\nfunc f() ${'{'.repeat(depth)}${'}'.repeat(depth)}`,
  java: (depth) => `${'class A {'.repeat(depth)}${'}'.repeat(depth)}`,
  javascript: (depth) => `${'class A { b = '.repeat(depth / 2)}1${'}'.repeat(depth / 2)}`,
  php: (depth) => `<?php ${'['.repeat(depth)}${']'.repeat(depth)};`,
  python: (depth) => `a = ${'['.repeat(depth)}${']'.repeat(depth)}`,
  ruby: (depth) => `${'module A;'.repeat(depth)}${'end;'.repeat(depth)}`,
  rust: (depth) => `${'mod a {'.repeat(depth)}${'}'.repeat(depth)}`,
  tsx: (depth) => `a = ${'<a>'.repeat(depth)}${'</a>'.repeat(depth)};`,
  typescript: (depth) => `${'namespace a {'.repeat(depth)}${'}'.repeat(depth)}`,
};

/** However slow the machine is, no text is given up for the time that it takes. */
function stopClock(): void {
  vi.spyOn(performance, 'now').mockReturnValue(0);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('outlineOf deeply nested code', () => {
  beforeEach(stopClock);

  it.each(LANGUAGES)('reads %s of any depth', async (language) => {
    const outlines = await Promise.all(
      [DEPTH, DEPTH + 2].map((depth) => outlineOf(language, NESTED[language](depth))),
    );
    const [one, other] = outlines;
    if (one && other) expect(compareOutlines(one, other)).toBe('code');
  });

  it('takes twice the work for twice the depth', async () => {
    const cases = LANGUAGES.map((language): [string, Scaled] => [
      language,
      (depth) => outlineOf(language, NESTED[language](depth)),
    ]);
    expect(await outOfProportion(cases, 'web-tree-sitter')).toEqual([]);
  });
});

/** Further ones of the same kinds, in other languages. */
const MORE_HARD: readonly (readonly [Language, string, string])[] = [
  ['c', 'arrows', 'a=>'.repeat(3_000)],
  ['c', 'templates', '`${'.repeat(20_000)],
  ['java', 'arrows', 'a=>'.repeat(20_000)],
];

/** Texts that take a parser for much time or memory, or break it. */
const HARD: readonly (readonly [Language, string, string])[] = [
  ['c', 'spaces in a macro', `#define A b${' '.repeat(200_000)}c \\\n d\n`],
  ['php', 'open strings', `<?php ${'$"{'.repeat(6_000)}`],
  ['python', 'continued lines', '\\\n'.repeat(isNightly ? 60_000 : 3_000)],
  ['csharp', 'quotes', 'R"'.repeat(isNightly ? 20_000 : 5_000)],
  ['go', 'arrows', 'a=>'.repeat(isNightly ? 10_000 : 5_000)],
  ['javascript', 'nothing but signs', '({[`/'.repeat(isNightly ? 20_000 : 5_000)],
  ...(isNightly ? MORE_HARD : []),
];

describe('outlineOf a text that is hard to parse', () => {
  it.each(HARD)(
    'leaves the parser usable for other texts: in %s, %s',
    async (language, _, text) => {
      const others = ['typescript', language] as const;
      const before = await Promise.all(others.map((other) => outlineOf(other, sampleOf(other))));
      await outlineOf(language, text);
      const after = await Promise.all(others.map((other) => outlineOf(other, sampleOf(other))));
      expect(after).toEqual(before);
      expect(after).not.toContain(null);
    },
  );

  it('returns null after five seconds', async () => {
    const text = '\\\n'.repeat(1_000);
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    expect(await outlineOf('python', text)).not.toBeNull();
    clock.mockImplementation(() => (now += 1_000));
    expect(await outlineOf('python', text)).toBeNull();
    expect(now).toBeLessThan(10_000);
  });

  it('does not affect texts that are parsed at the same time', async () => {
    stopClock();
    const text = sampleOf('go');
    const expected = await outlineOf('go', text);
    const outlines = await Promise.all([
      outlineOf('go', text),
      outlineOf('php', `<?php ${'$"{'.repeat(6_000)}`),
      outlineOf('go', text),
      outlineOf('java', 'a=>'.repeat(5_000)),
      outlineOf('go', text),
      outlineOf('rust', sampleOf('rust')),
    ]);
    expect(outlines.map((outline) => outline?.code ?? null)).toEqual([
      expected?.code,
      null,
      expected?.code,
      null,
      expected?.code,
      (await outlineOf('rust', sampleOf('rust')))?.code,
    ]);
  });
});

describe('outlineOf an odd text', () => {
  beforeEach(stopClock);

  const random = (seed: number): (() => number) => {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state;
    };
  };
  const PIECES = [
    ...Array.from('(){}[]<>;:,."\'`/*#@$%^&|!?=+-~\\ \n\t\r\0\uFEFF\uD800é'),
    ...['"""', "'''", '/*', '*/', '//', '${', '#{', '<<~A', '<?php', '?>', '#if', '=begin'],
    ...['if', 'def', 'class', 'function', 'end', 'fn', 'R"(', '@', '<a>', '</a>', '__END__'],
  ];

  it.each(LANGUAGES)(
    'is the same each time, and differs in code where a character is missing, in %s',
    async (language) => {
      const next = random(LANGUAGES.indexOf(language) + 7);
      for (let round = 0; round < ODD_TEXTS; round++) {
        const text = Array.from({ length: 60 }, () => PIECES[next() % PIECES.length]).join('');
        const [one, same] = [await outlineOf(language, text), await outlineOf(language, text)];
        expect(same).toEqual(one);
        const signs = [...text.matchAll(/[^\s\uFEFF]/gu)];
        const { index } = signs[next() % signs.length] ?? { index: 0 };
        const other = await outlineOf(language, text.slice(0, index) + text.slice(index + 1));
        // What is left out can be of a comment, but it is never whitespace.
        if (one && other) expect([text, compareOutlines(one, other)]).not.toContain('format');
      }
    },
  );

  it.each(titled('', '\n', '\uFEFF', '\0', '\r', '\uD800', ' '.repeat(1000)))(
    'has no symbols: %s',
    async (_, text) => {
      for (const language of LANGUAGES) {
        expect((await outlineOf(language, text))?.symbols).toEqual([]);
      }
    },
  );

  it('limits the size of an outline where long names are nested', async () => {
    const name = 'a'.repeat(5_000);
    const functions = 'function f() {} '.repeat(5_000);
    const text = `${`namespace ${name} {`.repeat(20)}${functions}${'}'.repeat(20)} class A {}`;
    const outline = await outlineOf('typescript', text);
    expect(JSON.stringify(outline).length).toBeLessThan(1_000_000);
    expect(outline?.symbols.map(({ name }) => name)).toEqual(['A']);
  });

  it('returns null for a text that is too long', async () => {
    expect(await outlineOf('typescript', 'first(second);\n'.repeat(20_000))).toBeNull();
    expect(await outlineOf('typescript', 'first(second);\n'.repeat(15_000))).not.toBeNull();
  });
});

it('outlineOf keeps no memory for files that it has read', async () => {
  const parse = async (rounds: number): Promise<number> => {
    for (let round = 0; round < rounds; round++) {
      const language = LANGUAGES[round % LANGUAGES.length] ?? 'c';
      await outlineOf(language, `${sampleOf(language)}\n${'\n'.repeat(round % 7)}`);
    }
    return process.memoryUsage().external;
  };
  const few = await parse(60);
  // A tree of a sample takes about 100 kB: so many that stay would be seen.
  expect((await parse(isNightly ? 600 : 240)) - few).toBeLessThan(16_000_000);
});
