import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  isDeclared,
  kindOf,
  kindsIn,
  pageLines,
  SPEC_KIND_NAMES,
  SPEC_KINDS,
} from '../../../integration/engine/src/specs/kinds.ts';
import { completedAt, makeSpec } from '../support/spec.ts';

const root = fileURLToPath(new URL('../../../integration/', import.meta.url));

/** Returns the source files in which no code may compare kinds of specs, by path. */
function readSources(): Map<string, string> {
  const folders = ['engine/src', 'cli/src', 'astro/src', 'astro/components', 'astro/routes'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file.replaceAll('\\', '/')),
    ),
  );
  return new Map(
    files
      .filter((file) => /\.(?:ts|astro)$/.test(file))
      .filter((file) => !/^engine\/src\/specs\/kinds(?:\.ts$|\/)/.test(file))
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

const NAME = `(?:${SPEC_KIND_NAMES.map((name) => `'${name}'`).join('|')})`;

/** Code that asks for a kind by its name, or by the absence of a completion. */
const COMPARISONS = [
  new RegExp(`\\bkind\\)? *[!=]==? *${NAME}`, 'gi'),
  new RegExp(`${NAME} *[!=]==? *[\\w.]*kind\\b`, 'gi'),
  new RegExp(`\\bspec\\.type *[!=]==? *${NAME}`, 'g'),
  new RegExp(`\\bcase ${NAME}:`, 'g'),
  /\bcompletion *[!=]==? *null\b/g,
];

function comparisonsIn(text: string): string[] {
  return COMPARISONS.flatMap((expression) => text.match(expression) ?? []);
}

describe('the kinds of specs', () => {
  it.each([
    [`spec.kind === 'page'`, `kind === 'page'`],
    [`if (kind !== 'chant') return`, `kind !== 'chant'`],
    [`'chant' === spec.kind`, `'chant' === spec.kind`],
    [`{spec.type !== 'page' && spec.type}`, `spec.type !== 'page'`],
    [`switch (kind) {\n case 'page':`, `case 'page':`],
    [`spec.completion === null`, `completion === null`],
  ])('are compared in %j', (code, found) => {
    expect(comparisonsIn(code)).toEqual([found]);
  });

  it('are compared nowhere outside of `specs/kinds`', () => {
    const sources = readSources();
    expect(sources.has('engine/src/specs/reader.ts')).toBe(true);
    const found = [...sources].flatMap(([file, text]) =>
      comparisonsIn(text).map((comparison) => `${file}: ${comparison}`),
    );
    expect(found).toEqual([]);
  });
});

const FILES: Readonly<Record<keyof typeof SPEC_KINDS, string>> = {
  chant: '---\nstatus: completed\ncompleted_at: 2026-01-02\ntracks: [src/a.ts]\n---\n\n# A\n',
  page: '---\nreviewed: 2026-01-02\ntracks: [src/a.ts]\n---\n\n# A\n',
  references: '# A\n',
};

describe.each(SPEC_KIND_NAMES)('the kind %s', (name) => {
  const kind = SPEC_KINDS[name];
  const read = kind.read('docs/a.md', FILES[name], []);

  it('reads specs that bear its name', () => {
    expect(read?.problems).toEqual([]);
    expect(read?.spec).toMatchObject({ kind: name, file: 'docs/a.md', completed: true });
    expect(read && kindOf(read.spec)).toBe(kind);
  });

  it('is its own document exactly if the spec names itself as its document', () => {
    expect(read?.spec.targets.includes('docs/a.md')).toBe(kind.isOwnDocument);
  });

  it('reads the same completion from a version as from the file', () => {
    const completion = kind.readCompletion({ status: 'completed', ...fieldsOf(name) });
    expect(completion !== null).toBe(kind.declaresSources);
    expect(completion).toEqual(read?.spec.completion);
  });

  it('has a line in each of its files if these are pages', () => {
    const { candidates } = kind;
    const line = candidates.in === 'pages' ? candidates.line : '';
    expect(new RegExp(line, 'm').test(FILES[name])).toBe(true);
    expect(pageLines().includes(line)).toBe(candidates.in === 'pages');
    expect(kindsIn(candidates.in)).toContain(kind);
  });

  it('tells what an acceptance is about if it declares sources', () => {
    const completion = completedAt('2026-01-02T00:00:00Z');
    const declared = makeSpec({ kind: name, completion });
    const statement = kind.declaresSources ? 'completed_at: 2026-01-02T00:00:00.000Z' : null;
    expect(kind.statementOf(declared, 'a'.repeat(40))).toBe(statement);
    expect(kind.statementOf(declared, null)).toBe(statement);
  });

  it('has a statement without a completion exactly if edits are reviews', () => {
    const spec = makeSpec({ kind: name, completion: null });
    expect(isDeclared(spec)).toBe(false);
    const statement = kind.statementOf(spec, 'a'.repeat(40));
    expect(statement).toBe(kind.editsAreReviews ? `${kind.noun}: ${'a'.repeat(40)}` : null);
    expect(kind.statementOf(spec, null)).toBeNull();
  });
});

function fieldsOf(name: keyof typeof SPEC_KINDS): Record<string, string> {
  return name === 'page' ? { reviewed: '2026-01-02' } : { completed_at: '2026-01-02' };
}

describe('pages and chant specs', () => {
  it('differ in who brings documents up to date', () => {
    expect(SPEC_KINDS.chant.rerunCommand?.('001-doc')).toBe(
      'chant reset 001-doc && chant work 001-doc',
    );
    expect(SPEC_KINDS.page.rerunCommand).toBeNull();
  });

  it('differ in the commits that may be the baseline', () => {
    const commits = ['abcdef0'];
    const completion = { field: 'reviewed', value: '1234567', time: null, form: null } as const;
    const { chant, page } = SPEC_KINDS;
    expect(chant.namedCommits(makeSpec({ commits }))).toEqual(commits);
    expect(page.namedCommits(makeSpec({ kind: 'page', completion }))).toEqual(['1234567']);
    expect(page.namedCommits(makeSpec({ kind: 'page', completion: null }))).toEqual([]);
  });

  it('differ in the paths that earlier versions may have had', () => {
    expect(SPEC_KINDS.chant.pathspecs(['.chant/specs', '.chant/archive'], ['md'])).toEqual([
      ':(top,literal).chant/specs',
      ':(top,literal).chant/archive',
    ]);
    expect(SPEC_KINDS.page.pathspecs(['.chant/specs'], ['md', 'markdown'])).toEqual([
      ':(top,icase)*.md',
      ':(top,icase)*.markdown',
    ]);
  });

  it('differ in what a version without frontmatter declares', () => {
    expect(SPEC_KINDS.chant.readCompletion({})).toBeUndefined();
    expect(SPEC_KINDS.page.readCompletion({})).toBeNull();
  });
});
