import { describe, expect, it } from 'vitest';
import { FrontmatterError } from '../../../integration/engine/src/documents/frontmatter.ts';
import { formatOf } from '../../../integration/engine/src/documents/format.ts';
import { readPageSpec, readReview } from '../../../integration/engine/src/specs/kinds/page.ts';
import { at } from '../support/spec.ts';
import { withTitle } from '../support/spec-title.ts';

const FILE = 'src/content/docs/auth.md';

function read(frontmatter: string, body = '# Heading\n', file = FILE) {
  const found = readPageSpec(file, `---\n${frontmatter}\n---\n\n${body}`);
  return found && withTitle(found);
}

describe('a page with `tracks`', () => {
  it('is a spec with itself as its only document', () => {
    const found = read('title: Sign-in\ntracks: src/auth/**');
    expect(found?.problems).toEqual([]);
    expect(found?.spec).toEqual({
      id: FILE,
      kind: 'page',
      file: FILE,
      title: 'Sign-in',
      type: 'page',
      completed: true,
      completion: null,
      verification: null,
      run: null,
      inputs: [{ role: 'tracks', pattern: 'src/auth/**', line: 3 }],
      targets: [FILE],
      dependsOn: [],
      members: [],
      commits: [],
      schedule: null,
      rules: {},
      owners: [],
      public: true,
    });
  });

  it('can name other inputs', () => {
    const found = read('tracks: [src/a.ts]\norigin: data/a.csv\ninformed_by: [notes.md]');
    expect(found?.spec.inputs.map(({ role, pattern }) => [role, pattern])).toEqual([
      ['tracks', 'src/a.ts'],
      ['origin', 'data/a.csv'],
      ['informed_by', 'notes.md'],
    ]);
  });

  it('can name its owners', () => {
    expect(read('tracks: [a]\nowner: "@docs"')?.spec.owners).toEqual(['@docs']);
    expect(read('tracks: [a]\nowner: ["@docs", Ann Lee]')?.spec.owners).toEqual([
      '@docs',
      'Ann Lee',
    ]);
    const odd = read('tracks: [a]\nowner: { name: Ann }');
    expect(odd?.spec.owners).toEqual([]);
    expect(odd?.problems).toEqual([
      expect.objectContaining({
        line: 3,
        message: '`owner` is a mapping, though it takes a list of texts',
        minor: true,
      }),
    ]);
  });

  it('has the title of its frontmatter, its heading or its file', () => {
    expect(read('title: One\ntracks: [a]')?.spec.title).toBe('One');
    expect(read('tracks: [a]', '# Two\n')?.spec.title).toBe('Two');
    expect(read('tracks: [a]', 'Text.\n')?.spec.title).toBe(FILE);
  });

  it('is read as MDX by its extension', () => {
    const body = 'import X from "./x.astro";\n\n# With <X>parts</X>\n';
    expect(read('tracks: [a]', body, 'docs/a.mdx')?.spec.title).toBe('With parts');
  });

  it('is a spec even if its MDX has a syntax error, which Astro reports', () => {
    expect(read('title: A\ntracks: [a]', '<Broken', 'docs/a.mdx')?.spec.title).toBe('A');
    expect(read('tracks: [a]', '<Broken', 'docs/a.mdx')?.spec.title).toBe('docs/a.mdx');
  });

  it('is reported if all of its sources are refused', () => {
    const found = read('tracks: ../elsewhere');
    expect(found?.spec.inputs).toEqual([]);
    expect(found?.problems).toHaveLength(1);
  });

  it.each([
    ['{ src: a }', 'is a mapping'],
    ['[[src]]', 'holds a list'],
    ['[src, { a: b }]', 'holds a mapping'],
    ['["!src/a.ts"]', 'holds only negations'],
  ])('is reported with `tracks: %s`', (written, message) => {
    const found = read(`title: A\ntracks: ${written}`);
    expect(found?.problems).toEqual([
      expect.objectContaining({
        file: FILE,
        line: 3,
        message: expect.stringContaining(`\`tracks\` ${message}`) as string,
        help: expect.any(String) as string,
      }),
    ]);
    expect(found?.problems[0]?.minor).toBeUndefined();
  });

  it.each(['reviewed: [2026-01-01]', 'reviewed: { on: 2026-01-01 }', 'schedule: [weekly]'])(
    'is reported with `%s`',
    (line) => {
      const found = read(`tracks: [a]\n${line}`);
      const [field = ''] = line.split(':');
      expect(found?.problems).toEqual([
        expect.objectContaining({
          line: 3,
          minor: true,
          message: expect.stringMatching(`^\`${field}\` is a .*one value`) as string,
          help: expect.stringContaining(`\`${field}:`) as string,
        }),
      ]);
    },
  );

  it('has no review time for a day that does not exist', () => {
    expect(read('tracks: [a]\nreviewed: 2026-02-30')?.spec.completion?.time).toBeNull();
  });

  it('ignores `rules` that is no mapping', () => {
    expect(read('tracks: [a]\nrules: [drift]')?.spec.rules).toEqual({});
    expect(read('tracks: [a]\nrules: off')?.spec.rules).toEqual({});
    expect(read('tracks: [a]\nrules:')?.spec.rules).toEqual({});
  });
});

describe('a page without `tracks`', () => {
  it.each([
    'title: Only a title',
    'target_files: [a.md]',
    'origin: Vienna',
    'informed_by: [someone]',
    'tracks: []',
    'tracks:',
  ])('is no spec with `%s`', (line) => {
    expect(read(line)).toBeNull();
  });

  it('is no spec without frontmatter', () => {
    expect(readPageSpec(FILE, '# Title\n\ntracks: src\n')).toBeNull();
  });

  it('cannot be read with broken frontmatter', () => {
    expect(() => read('tracks: [')).toThrow(FrontmatterError);
    expect(() => readPageSpec(FILE, '+++\ntracks = [\n+++\n')).toThrow(FrontmatterError);
  });

  it('can have frontmatter in TOML', () => {
    const text = '+++\ntracks = ["src/**"]\nreviewed = 2026-01-28\n+++\n\n# Title\n';
    expect(readPageSpec(FILE, text)?.spec).toMatchObject({
      title: 'Title',
      inputs: [{ role: 'tracks', pattern: 'src/**' }],
      completion: { field: 'reviewed', form: 'day' },
    });
  });

  it.each([
    '---json\n{\n  "tracks": ["src/**"]\n}\n---\n',
    '---js\n({ tracks: 1,\n  tracks: ["src/**"] })\n---\n',
  ])('cannot be read with frontmatter in another language: %j', (text) => {
    expect(() => readPageSpec(FILE, text)).toThrow(FrontmatterError);
  });

  it.each(['---\ntitle: [\n---\n', '+++\ntitle = "A"\n+++\n', '---json\n{}\n---\n'])(
    'is none where only its text shows the field below %j',
    (frontmatter) => {
      const text = '\n```yaml\n---\ntracks: [a]\n---\n```\n';
      expect(readPageSpec(FILE, frontmatter + text)).toBeNull();
    },
  );
});

describe('`reviewed` of a page', () => {
  it('can be a date', () => {
    expect(readReview({ reviewed: new Date('2026-02-15') })).toMatchObject({
      field: 'reviewed',
      time: at('2026-02-15T00:00:00Z'),
    });
    expect(readReview({ reviewed: '2026-02-15' })?.time).toBe(at('2026-02-15T00:00:00Z'));
  });

  it('can be a commit', () => {
    expect(readReview({ reviewed: 'abc1234' })).toEqual({
      field: 'reviewed',
      value: 'abc1234',
      time: null,
      form: null,
    });
  });

  it('can be a commit whose id looks like a number', () => {
    expect(read('tracks: [a]\nreviewed: 1234567')?.spec.completion).toEqual({
      field: 'reviewed',
      value: '1234567',
      time: null,
      form: null,
    });
    expect(read('tracks: [a]\nreviewed: 12345e7')?.spec.completion?.value).toBe('12345e7');
  });

  it('can be missing', () => {
    expect(readReview({})).toBeNull();
    expect(readReview({ reviewed: '' })).toBeNull();
    expect(readReview({ reviewed: null })).toBeNull();
  });
});

describe('formatOf', () => {
  it.each([
    ['a.md', 'md'],
    ['a.mdx', 'mdx'],
    ['a.MDX', 'mdx'],
    ['a.mdx.md', 'md'],
    ['mdx/a.markdown', 'md'],
  ])('of %s is %j', (file, format) => {
    expect(formatOf(file)).toBe(format);
  });
});
