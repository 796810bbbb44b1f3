import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  FrontmatterError,
  lineOfField,
  linesOfValues,
  readFrontmatter,
} from '../../../integration/src/documents/frontmatter.ts';

function failureOf(text: string): FrontmatterError {
  try {
    readFrontmatter(text);
  } catch (error) {
    if (error instanceof FrontmatterError) return error;
    throw error;
  }
  throw new Error('the frontmatter was read');
}

describe('frontmatter is data', () => {
  const attack = vi.fn();

  afterEach(() => {
    vi.unstubAllGlobals();
    attack.mockReset();
  });

  it.each([
    'js',
    'JS',
    'javascript',
    'JavaScript',
    ' js',
    'coffee',
    'CoffeeScript',
    'coffeescript',
    'cson',
  ])('never runs a program after ---%s', (language) => {
    vi.stubGlobal('attack', attack);
    const error = failureOf(`---${language}\n(globalThis.attack(), { title: 'x' })\n---\nbody\n`);
    expect(attack).not.toHaveBeenCalled();
    expect(error.line).toBe(1);
    expect(error.message).toContain('not run');
  });

  it('never makes a function of a YAML tag', () => {
    const error = failureOf('---\na: 1\nb: !!js/function "function () {}"\n---\n');
    expect(error.line).toBe(3);
  });

  it.each(['constructor', 'valueOf', 'toString', '__proto__', 'toml', 'ts'])(
    'does not take ---%s for a language that it knows',
    (language) => {
      expect(failureOf(`---${language}\ntitle: x\n---\n`).line).toBe(1);
    },
  );

  it('reads JSON, which is only data', () => {
    expect(readFrontmatter('---json\n{ "status": "completed" }\n---\nHi').data).toEqual({
      status: 'completed',
    });
  });

  it('gives no object a new prototype', () => {
    const { data } = readFrontmatter('---\n__proto__:\n  polluted: yes\n---\n');
    expect(data['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what frontmatter holds', () => {
  it('takes the file apart', () => {
    const { data, body } = readFrontmatter('---\ntype: code\n---\n# Title\n\nText\n');
    expect(data).toEqual({ type: 'code' });
    expect(body).toBe('# Title\n\nText\n');
  });

  it('reads past a byte order mark and through CRLF', () => {
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
  ])('refuses %s, which is no mapping', (_, text) => {
    expect(failureOf(text).message).toContain('mapping');
  });
});

describe('broken frontmatter', () => {
  it.each([
    ['an unclosed list', '---\na: 1\nb: 2\nc: [x\nd: 3\n---\n', 5],
    ['a key written twice', '---\na: 1\nb: 2\na: 3\n---\n', 4],
    ['an alias to nothing', '---\na: 1\nb: *gone\n---\n', 3],
  ])('names the line of %s', (_, text, line) => {
    expect(failureOf(text).line).toBe(line);
  });

  it('counts the same lines in a file with a byte order mark and CRLF', () => {
    expect(failureOf('\uFEFF---\r\na: 1\r\nb: 2\r\na: 3\r\n---\r\n').line).toBe(4);
  });

  it('says what is wrong', () => {
    expect(failureOf('---\na: 1\na: 2\n---\n').message).toMatch(/duplicated/);
  });
});

describe('where a field stands', () => {
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

  it('finds a field and the values of its list', () => {
    expect(lineOfField(text, 'tracks')).toBe(3);
    expect(linesOfValues(text, 'tracks')('src/auth/**')).toBe(4);
    expect(linesOfValues(text, 'informed_by')('src/auth')).toBe(7);
  });

  it('does not take a longer value for the one that is asked for', () => {
    expect(linesOfValues(text, 'tracks')('src/auth')).toBe(5);
  });

  it('finds a value on the line of its field', () => {
    expect(linesOfValues('---\ntracks: src/a.ts\n---\n', 'tracks')('src/a.ts')).toBe(2);
    expect(linesOfValues('---\ntracks: [a, b]\n---\n', 'tracks')('b')).toBe(2);
  });

  it('points at the field where the value is written in another way', () => {
    expect(linesOfValues('---\na: 1\ntracks:\n  - "src\\u002Fa"\n---\n', 'tracks')('src/a')).toBe(
      3,
    );
  });

  it('does not point past the frontmatter', () => {
    const written = '---\ntracks:\n  - "src\\u002Fa"\n---\nSee src/a.\n';
    expect(linesOfValues(written, 'tracks')('src/a')).toBe(2);
  });

  it('points at the first line where the field is not written plainly', () => {
    expect(lineOfField('---json\n{ "tracks": [] }\n---\n', 'tracks')).toBe(1);
  });

  it('counts CRLF lines as one', () => {
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
