import matter from 'gray-matter';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ENGINES,
  FrontmatterError,
  lineOfField,
  linesOfValues,
  readFrontmatter,
} from '../../../integration/engine/src/documents/frontmatter.ts';

function failureOf(text: string): FrontmatterError {
  try {
    readFrontmatter(text);
  } catch (error) {
    if (error instanceof FrontmatterError) return error;
    throw error;
  }
  throw new Error('the frontmatter was read');
}

/** What `trim()` takes off, without which a word would be no language to gray-matter. */
const SPACES = [
  ...['', ' ', '\t', '\v', '\f', '\r', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f'],
  ...Array.from({ length: 11 }, (_, index) => String.fromCodePoint(0x2000 + index)),
  ...['\u3000', '\ufeff', ' \u00a0\t', '\u2028\r'],
];

const WORDS = [
  ...[
    'js',
    'JS',
    'javascript',
    'JavaScript',
    'coffee',
    'CoffeeScript',
    'cson',
    'json',
    'toml',
    'ts',
  ],
  ...Object.getOwnPropertyNames(Object.prototype),
];

/** The code points of a text, for the name of a test. */
function spell(text: string): string {
  return Array.from(text, (each) => `U+${each.codePointAt(0)?.toString(16) ?? ''}`).join(' ');
}

const attack = vi.fn();

beforeEach(() => {
  vi.stubGlobal('attack', attack);
});

afterEach(() => {
  vi.unstubAllGlobals();
  attack.mockReset();
});

describe('frontmatter is never run as code', () => {
  it.each(SPACES.map((space) => [spell(space), space]))(
    'a language other than YAML is refused, with "%s" before its name',
    (_, space) => {
      for (const word of WORDS) {
        for (const after of ['', space]) {
          const error = failureOf(
            `---${space}${word}${after}\n(globalThis.attack(), { title: 1 })\n---\nbody\n`,
          );
          expect(attack, word).not.toHaveBeenCalled();
          expect(error.line).toBe(1);
          expect(error.message).toContain(`frontmatter in \`${word}\` is not run, nor read`);
        }
      }
    },
  );

  it.each(['js', 'constructor', 'json'])(
    'a language is refused where neither its line nor the frontmatter ends (%s)',
    (word) => {
      for (const end of ['', '\r', '\r---\r', '\n']) {
        failureOf(`---${word}\r(globalThis.attack(), {})${end}`);
        failureOf(`---${word}${end}`);
      }
      expect(attack).not.toHaveBeenCalled();
    },
  );

  it('a language below empty lines is refused, at the line where it stands', () => {
    const error = failureOf('\n \n---js\nglobalThis.attack()\n---\n');
    expect(attack).not.toHaveBeenCalled();
    expect(error.line).toBe(3);
  });

  it('a YAML tag for functions makes no function', () => {
    const error = failureOf('---\na: 1\nb: !!js/function "function () {}"\n---\n');
    expect(error.line).toBe(3);
  });

  it('frontmatter that is marked as YAML is read', () => {
    for (const word of ['yaml', ' yml', 'YAML ']) {
      expect(readFrontmatter(`---${word}\ntitle: x\n---\n`).data).toEqual({ title: 'x' });
    }
  });

  it('the error for JSON frontmatter says how to write it as YAML', () => {
    const text = '{ "status": "completed" }\n---\nHi';
    expect(failureOf(`---json\n${text}`).message).toContain('write it as YAML');
    expect(readFrontmatter(`---\n${text}`).data).toEqual({ status: 'completed' });
  });

  it('the error for broken TOML names its line', () => {
    for (const opening of ['+++', '\ufeff+++', '\n+++']) {
      const error = failureOf(`${opening}\npublic = no\n+++\n# Title\n`);
      expect(error.message).toMatch(/^frontmatter is not valid TOML: [^\n]+$/);
      expect(error.line).toBe(opening.startsWith('\n') ? 3 : 2);
    }
  });

  it('no field changes how gray-matter reads the file', () => {
    const text = '---\nexcerpt_separator: { toString: a, valueOf: b }\n---\n# Title\n';
    expect(readFrontmatter(text).body).toBe('# Title\n');
  });

  it('a field `__proto__` changes no prototype', () => {
    for (const values of ['typed', 'text'] as const) {
      const text =
        '---\n__proto__:\n  polluted: yes\nconstructor:\n  prototype: { polluted: 1 }\n---\n';
      const { data } = readFrontmatter(text, values);
      expect(data['polluted']).toBeUndefined();
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    }
  });

  it('aliases of aliases (a YAML bomb) take no time', () => {
    const levels = Array.from({ length: 60 }, (_, level) => {
      const below = level === 0 ? 'x' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(10).fill(below).join(', ')}]`;
    });
    const { data } = readFrontmatter(`---\n${levels.join('\n')}\ntracks: *a59\n---\n`, 'text');
    expect(data['tracks']).toHaveLength(10);
  });

  it('too many blank characters in a row are refused', () => {
    const error = failureOf(`---\ntitle: x\n${'\n'.repeat(2e4)}\n---\n`);
    expect(error.message).toContain('blank');
    expect(readFrontmatter(`---\ntitle: x\n---\n${'\n'.repeat(2e4)}`).data).toEqual({ title: 'x' });
  });
});

describe('frontmatter in TOML', () => {
  const TEXT = [
    '+++',
    'title = "One"',
    'order = 7',
    'draft = true',
    'reviewed = 2026-01-28',
    'tracks = [',
    '  "src/a.ts",',
    '  "src/b.ts",',
    ']',
    '[rules]',
    'drift = "off"',
    '+++',
    '',
    '# One',
    '',
  ].join('\n');

  it('is read as Astro reads it', () => {
    const { data, body } = readFrontmatter(TEXT);
    expect(data).toMatchObject({ title: 'One', order: 7, draft: true, rules: { drift: 'off' } });
    expect(body).toBe('\n# One\n');
    expect(readFrontmatter(`\n\n${TEXT}`).data['title']).toBe('One');
  });

  it('is read as text', () => {
    expect(readFrontmatter(TEXT, 'text').data).toEqual({
      title: 'One',
      order: '7',
      draft: 'true',
      reviewed: '2026-01-28',
      tracks: ['src/a.ts', 'src/b.ts'],
      rules: { drift: 'off' },
    });
  });

  it('has lines', () => {
    expect(lineOfField(TEXT, 'reviewed')).toBe(5);
    expect(lineOfField(TEXT, 'rules')).toBe(10);
    const lineOf = linesOfValues(TEXT, 'tracks');
    expect([lineOf('src/b.ts'), lineOf('src/c.ts')]).toEqual([8, 6]);
  });

  it('is only data', () => {
    const { data } = readFrontmatter('+++\n__proto__ = { polluted = true }\n+++\n', 'text');
    expect('polluted' in data).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  it('ends like frontmatter', () => {
    expect(readFrontmatter('+++ b/src/a.ts\n').data).toEqual({});
  });
});

describe('the language engines that gray-matter is given', () => {
  it.each([...WORDS, 'yml', 'anything'])('refuse %s', (word) => {
    expect(() =>
      matter(`---${word}\n(globalThis.attack(), {})\n---\n`, { engines: ENGINES }),
    ).toThrow();
    expect(attack).not.toHaveBeenCalled();
  });

  it('replace all of its standard ones', () => {
    const { engines: standard } = matter as unknown as { engines: object };
    expect(Object.keys(ENGINES)).toEqual(expect.arrayContaining(Object.keys(standard)));
  });
});

describe('reading frontmatter', () => {
  it('separates fields and text', () => {
    const { data, body } = readFrontmatter('---\ntype: code\n---\n# Title\n\nText\n');
    expect(data).toEqual({ type: 'code' });
    expect(body).toBe('# Title\n\nText\n');
  });

  it('skips empty lines above the frontmatter, as Astro does', () => {
    const { data, body } = readFrontmatter('\n  \r\n---\ntype: code\n---\n# Title\n');
    expect(data).toEqual({ type: 'code' });
    expect(body).toBe('# Title\n');
  });

  it('reads fields on the line of `---`, also after a byte order mark, as Astro does', () => {
    expect(readFrontmatter('--- { public: no }\n---\n', 'text').data).toEqual({ public: 'no' });
    expect(readFrontmatter('---\ufeffpublic: false\n---\n').data).toEqual({ public: false });
  });

  it('merges the fields of a `<<` key, as Astro does', () => {
    const text = '---\nbase: &base\n  public: false\n<<: *base\n---\n';
    expect(readFrontmatter(text).data['public']).toBe(false);
    expect(readFrontmatter(text, 'text').data['public']).toBe('false');
  });

  it('reads a file with a byte order mark and CRLF line endings', () => {
    const { data, body } = readFrontmatter(
      '\uFEFF---\r\nstatus: completed\r\ntracks:\r\n  - src/a.ts\r\n---\r\n# Title\r\n',
    );
    expect(data).toEqual({ status: 'completed', tracks: ['src/a.ts'] });
    expect(body.trim()).toBe('# Title');
  });

  it.each([
    ['an empty file', ''],
    ['a file without frontmatter', '# Title\n'],
    ['empty frontmatter', '---\n---\n# Title\n'],
    ['frontmatter that is a comment', '---\n# later\n---\n# Title\n'],
    ['a horizontal rule of four dashes', '----\ntype: code\n----\n'],
  ])('finds no fields in %s', (_, text) => {
    expect(readFrontmatter(text).data).toEqual({});
  });

  it.each([
    ['a list', '---\n- a\n- b\n---\n'],
    ['a bare text', '---\nhello\n---\n'],
    ['a number', '---\n42\n---\n'],
    ['a list on the first line', '--- - a\n---\n'],
  ])('refuses %s, as it is no mapping', (_, text) => {
    expect(failureOf(text).message).toContain('mapping');
  });
});

describe('an error in frontmatter', () => {
  it.each([
    ['an unclosed list', '---\na: 1\nb: 2\nc: [x\nd: 3\n---\n', 5],
    ['a key written twice', '---\na: 1\nb: 2\na: 3\n---\n', 4],
    ['an alias to nothing', '---\na: 1\nb: *gone\n---\n', 3],
    ['a key written twice below empty lines', '\n\n---\na: 1\nb: 2\na: 3\n---\n', 6],
    ['a second value on the first line', '--- {a: 1} b\n---\n', 1],
  ])('names the line of %s', (_, text, line) => {
    expect(failureOf(text).line).toBe(line);
  });

  it('counts the same lines in a file with a byte order mark and CRLF', () => {
    expect(failureOf('\uFEFF---\r\na: 1\r\nb: 2\r\na: 3\r\n---\r\n').line).toBe(4);
  });

  it('says what is wrong with the YAML', () => {
    expect(failureOf('---\na: 1\na: 2\n---\n').message).toMatch(/duplicated/);
  });
});

describe('the line of a frontmatter field', () => {
  const text = [
    '---',
    'type: documentation',
    'tracks:',
    '  - src/auth/**',
    '  - src/auth',
    'informed_by:',
    '  - src/auth',
    '---',
    'tracks: in the text',
  ].join('\n');

  it('is found for a field and for each value of its list', () => {
    expect(lineOfField(text, 'tracks')).toBe(3);
    expect(linesOfValues(text, 'tracks')('src/auth/**')).toBe(4);
    expect(linesOfValues(text, 'informed_by')('src/auth')).toBe(7);
  });

  it('is that of the exact value, not of a longer one that begins with it', () => {
    expect(linesOfValues(text, 'tracks')('src/auth')).toBe(5);
  });

  it('is that of the field for a value on the same line', () => {
    expect(linesOfValues('---\ntracks: src/a.ts\n---\n', 'tracks')('src/a.ts')).toBe(2);
    expect(linesOfValues('---\ntracks: [a, b]\n---\n', 'tracks')('b')).toBe(2);
  });

  it('is that of the field where the value is written with escapes', () => {
    expect(linesOfValues('---\na: 1\ntracks:\n  - "src\\u002Fa"\n---\n', 'tracks')('src/a')).toBe(
      3,
    );
  });

  it('is never one below the frontmatter', () => {
    const written = '---\ntracks:\n  - "src\\u002Fa"\n---\nSee src/a.\n';
    expect(linesOfValues(written, 'tracks')('src/a')).toBe(2);
  });

  it('is the first one where the field is not written plainly', () => {
    expect(lineOfField('---json\n{ "tracks": [] }\n---\n', 'tracks')).toBe(1);
  });

  it('includes empty lines above the frontmatter', () => {
    const below = `\n\n${text}`;
    expect(lineOfField(below, 'tracks')).toBe(5);
    expect(linesOfValues(below, 'tracks')('src/auth')).toBe(7);
  });

  it('counts CRLF as one line ending', () => {
    expect(lineOfField('---\r\na: 1\r\ntracks: x\r\n---\r\n', 'tracks')).toBe(3);
  });
});

describe('linesOfValues', () => {
  // Quadratic time would take longer than anybody waits.
  it('reads a list of 300,000 values in linear time', () => {
    const items = Array.from({ length: 300_000 }, (_, index) => `src/f${index}.ts`);
    const text = `---\ntracks:\n${items.map((item) => `  - ${item}\n`).join('')}---\n`;
    const lineOf = linesOfValues(text, 'tracks');
    expect(items.map(lineOf)).toEqual(items.map((_, index) => index + 3));
  });

  it('reads a list with 5 MB of tabs in linear time', () => {
    const text = `---\ntracks:\n  - ${'\t'.repeat(5_000_000)}a\n  - b\n---\n`;
    expect(linesOfValues(text, 'tracks')('b')).toBe(4);
  });
});
