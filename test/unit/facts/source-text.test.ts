import { describe, expect, it } from 'vitest';
import { syntaxOf } from '../../../integration/engine/src/facts/syntax.ts';
import { readSource, type SourceText } from '../../../integration/engine/src/facts/source-text.ts';

function read(path: string, text: string): SourceText {
  const rules = syntaxOf(path);
  if (rules === null) throw new Error(`no rules for ${path}`);
  return readSource(text, rules);
}

/** The strings of a text, each with its line. */
function stringsIn(path: string, text: string): string[] {
  return read(path, text).strings.map(({ text: string, line }) => `${line} ${string}`);
}

describe('code without comments', () => {
  it.each([
    ['a.ts', 'a // b', 'a     '],
    ['a.ts', 'a /* b */ c', 'a         c'],
    ['a.ts', '"//"; b', '"//"; b'],
    ['a.ts', 'a = /"\\/[/"]/; b // c', 'a = /"\\/[/"]/; b     '],
    ['a.ts', 'a / b; c // d', 'a / b; c     '],
    ['a.py', 'a # b', 'a    '],
    ['a.py', '"#" # b', '"#"    '],
    ['a.yml', 'a: b#c # d', 'a: b#c    '],
    ['a.rs', "fn a<'a>(b: char) { '\"'; c } // d", "fn a<'a>(b: char) { '\"'; c }     "],
    ['a.rs', 'r#"a // b"#; // c', 'r#"a // b"#;     '],
    ['a.go', '`//` // a', '`//`     '],
    ['a.vue', '<p>a <!-- b --> c</p>', '<p>a            c</p>'],
    ['a.php', '$a = 1; # b', '$a = 1;    '],
    ['a.css', 'a: url(b); /* c */', 'a: url(b);        '],
  ])('keeps the columns in %s: %s', (path, text, expected) => {
    expect(read(path, text).code).toEqual([expected]);
  });

  it('keeps the lines', () => {
    const { code, bare } = read('a.ts', 'a /* b\nc */ d\n`e\nf` g');
    expect(code).toEqual(['a     ', '     d', '`e', 'f` g']);
    expect(bare).toEqual(['a     ', '     d', '` ', ' ` g']);
  });
});

describe('strings', () => {
  it.each([
    ['a.ts', '"a \\" b" + \'c\' + `d ${e}`', ['1 a \\" b', '1 c', '1 d ${e}']],
    ['a.ts', '\n`a\nb`\n"c"', ['2 a\nb', '4 c']],
    ['a.tsx', "<p>Don't</p>;\n'a'", ['2 a']],
    ['a.py', '"""a\n"b\n"""\n', []],
    ['a.py', 'a = """b\nc"""', ['1 b\nc']],
    ['a.rs', 'r#"a "b" c"#', ['1 a "b" c']],
    ['a.ts', '"a\nb"', []],
  ])('are read from %s: %j', (path, text, expected) => {
    expect(stringsIn(path, text)).toEqual(expected);
  });
});

describe('doc comments', () => {
  it.each([
    [
      'a.ts',
      '/**\n * Says hello.\n * @param a the name\n */',
      ['\nSays hello.\n@param a the name\n'],
    ],
    ['a.ts', '/* ordinary */ // ordinary', []],
    [
      'a.rs',
      '/// One text\n/// on two lines.\n\n//! Another.',
      ['One text\non two lines.', 'Another.'],
    ],
    [
      'a.go',
      '// One text\n// on two lines.\nvar a int\n// Another.',
      ['One text\non two lines.', 'Another.'],
    ],
    ['a.rb', '# One text\n  # on two lines.', ['One text\non two lines.']],
    ['a.py', 'def a():\n    """Says hello.\n\n    Twice."""\n', ['Says hello.\n\nTwice.']],
    ['a.py', 'a = """no doc"""\n# ordinary', []],
  ])('are read from %s', (path, text, expected) => {
    expect(read(path, text).docs.map(({ text: doc }) => doc.replaceAll(/[ \t]+$/gm, ''))).toEqual(
      expected.map((doc) => expect.stringContaining(doc.trim()) as string),
    );
  });
});

it('leaves out the byte order mark and carriage returns', () => {
  const { code, indents } = read('a.ts', '\ufeffa\r\n  b\r\n');
  expect(code).toEqual(['a', '  b', '']);
  expect(indents).toEqual([0, 2, 0]);
});

it('has no rules for other formats', () => {
  expect(syntaxOf('a.png')).toBeNull();
  expect(syntaxOf('Makefile')).toBeNull();
  expect(syntaxOf('docs/a.md')).toBeNull();
  expect(syntaxOf('SRC/A.TS')).not.toBeNull();
});
