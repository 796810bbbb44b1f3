import { describe, expect, it } from 'vitest';
import {
  declareTracks,
  type Place,
  placeFor,
} from '../../../integration/engine/src/adoption/declare-tracks.ts';

const SOURCES = ['src/a.py', 'deploy/**'];

function declare(text: string, place: Place = 'frontmatter', patterns = SOURCES): string {
  const declared = declareTracks(text, place, patterns);
  return 'text' in declared ? declared.text : `not: ${declared.reason}`;
}

describe('sources are written into frontmatter', () => {
  it('that a page has not yet', () => {
    expect(declare('# Page\n')).toBe('---\ntracks:\n  - src/a.py\n  - deploy/**\n---\n\n# Page\n');
  });

  it('after the fields that are there', () => {
    expect(declare('---\ntitle: "A: b" # why\nnested:\n    x: 1\n---\nText\n')).toBe(
      '---\ntitle: "A: b" # why\nnested:\n    x: 1\ntracks:\n  - src/a.py\n  - deploy/**\n---\nText\n',
    );
  });

  it('below empty lines, and where it is empty', () => {
    expect(declare('\n---\na: 1\n---\nText\n')).toBe(
      '\n---\na: 1\ntracks:\n  - src/a.py\n  - deploy/**\n---\nText\n',
    );
    expect(declare('---\n---\nText\n')).toBe(
      '---\ntracks:\n  - src/a.py\n  - deploy/**\n---\nText\n',
    );
  });

  it('with its byte order mark and its line breaks', () => {
    expect(declare('\uFEFF---\r\ntitle: A\r\n---\r\n\r\nText\r\n')).toBe(
      '\uFEFF---\r\ntitle: A\r\ntracks:\r\n  - src/a.py\r\n  - deploy/**\r\n---\r\n\r\nText\r\n',
    );
    expect(declare('\uFEFF# Page\r\n')).toBe(
      '\uFEFF---\r\ntracks:\r\n  - src/a.py\r\n  - deploy/**\r\n---\r\n\r\n# Page\r\n',
    );
  });

  it('in TOML, above its tables', () => {
    expect(declare('+++\r\ntitle = "A"\r\n[extra]\r\nx = 1\r\n+++\r\nText\r\n')).toBe(
      '+++\r\ntracks = ["src/a.py","deploy/**"]\r\ntitle = "A"\r\n[extra]\r\nx = 1\r\n+++\r\nText\r\n',
    );
  });

  it('in quotes where YAML needs them', () => {
    expect(declare('Text\n', 'frontmatter', ['*.py', 'app/[id]/'])).toContain(
      "tracks:\n  - '*.py'\n  - app/[id]/\n",
    );
  });
});

describe('sources are written into a comment', () => {
  it('above the text', () => {
    expect(declare('# Page\n', 'comment', ['src/**'])).toBe(
      '<!-- drift tracks: src/** -->\n\n# Page\n',
    );
    expect(declare('\uFEFF# Page\r\n', 'comment')).toBe(
      '\uFEFF\r\n<!-- drift tracks:\r\n  src/a.py\r\n  deploy/**\r\n-->\r\n\r\n# Page\r\n',
    );
  });
});

describe('a page is left as it is', () => {
  it.each([
    ['with a field of that name', '---\ntracks:\n---\nText\n', 'has a field `tracks` already'],
    ['with broken frontmatter', '---\na: [\n---\nText\n', 'frontmatter is not valid'],
    ['with frontmatter in braces', '---\n{ title: A }\n---\nText\n', 'without changing'],
    ['without an end of its frontmatter', '---\ntitle: A\n', ''],
  ])('%s', (_, text, reason) => {
    expect(declare(text)).toMatch(/^not: /);
    expect(declare(text)).toContain(reason);
  });

  it('where a pattern would end the comment', () => {
    expect(declare('Text\n', 'comment', ['a-->b'])).toMatch(/^not: /);
  });
});

it.each([
  ['README.md', '# A\n', false, 'comment'],
  ['packages/x/readme.md', '# A\n', false, 'comment'],
  ['ARCHITECTURE.md', '# A\n', false, 'comment'],
  ['README.md', '---\ntitle: A\n---\n', false, 'frontmatter'],
  ['README.mdx', '# A\n', false, 'frontmatter'],
  ['docs/guide.md', '# A\n', false, 'frontmatter'],
  ['book/src/guide.md', '# A\n', true, 'comment'],
])('%s with %j names its sources in the right place', (file, text, isShown, place) => {
  expect(placeFor(file, text, isShown)).toBe(place);
});
