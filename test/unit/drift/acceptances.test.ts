import { describe, expect, it } from 'vitest';
import {
  findLostSections,
  readAcceptances,
} from '../../../integration/engine/src/drift/acceptances.ts';
import { formatAcceptance } from '../../../integration/engine/src/drift/acceptance.ts';
import {
  formatSectionAcceptance,
  type SectionAcceptance,
  sectionAcceptanceFile,
} from '../../../integration/engine/src/drift/section-acceptance.ts';
import type { FoundDocument } from '../../../integration/engine/src/documents/reader.ts';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';
import type { Entry, FileTree } from '../../../integration/engine/src/files/file-tree.ts';
import { makeSpec } from '../support/spec.ts';

const GUIDE = 'docs/guide.md';
const OID = '1'.repeat(40);

const terms = {
  time: 1_767_225_600,
  author: 'Ann',
  reason: 'Read again.',
  until: null,
  commit: OID,
  inputs: new Map([['src/a.ts', { mode: '100644', oid: OID }]]),
};

const section = (over: Partial<SectionAcceptance> = {}): SectionAcceptance => ({
  ...terms,
  document: GUIDE,
  section: 'log-in',
  content: OID,
  ...over,
});

const text = (over: Partial<SectionAcceptance> = {}): string =>
  formatSectionAcceptance(section(over));

const specs = [
  makeSpec({ id: GUIDE, kind: 'page', file: GUIDE, targets: [GUIDE] }),
  makeSpec({ id: '001-doc', targets: ['docs/made.md'] }),
];

/** Files in `.drift`, by their paths. */
function treeOf(files: Readonly<Record<string, string>>): FileTree {
  return {
    readText: (path) => Promise.resolve(files[path] ?? null),
    list: () => Promise.resolve(Object.keys(files).map((path): Entry => ({ path, kind: 'file' }))),
    kindOf: () => Promise.resolve(null),
  };
}

async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { bySpec, bySection, orphans, problems } = await readAcceptances(treeOf(files), specs);
  expect([bySpec.size, bySection.size]).toEqual([0, 0]);
  expect(problems.every(({ minor, help }) => minor === true && help !== undefined)).toBe(true);
  return [
    ...problems.map(({ file, message }) => `${file} ${message}`),
    ...orphans.map(({ file, about, reason }) => `orphan ${file} of ${about} ${reason}`),
  ];
}

describe('readAcceptances', () => {
  it('reads acceptances of specs, of sections and of the text before the first heading', async () => {
    const whole = { ...terms, spec: GUIDE, statement: 'page: 1' };
    const files = treeOf({
      '.drift/docs/guide.md.json': formatAcceptance(whole),
      '.drift/docs/guide.md/log-in.json': text(),
      '.drift/docs/guide.md/(top).json': text({ section: '' }),
      '.drift/docs/guide.md/README.md': 'Not an acceptance.',
    });
    expect(await readAcceptances(files, specs)).toEqual({
      bySpec: new Map([[GUIDE, whole]]),
      bySection: new Map([
        [
          GUIDE,
          new Map([
            ['log-in', { ...section(), file: '.drift/docs/guide.md/log-in.json' }],
            ['', { ...section({ section: '' }), file: '.drift/docs/guide.md/(top).json' }],
          ]),
        ],
      ]),
      orphans: [],
      problems: [],
    });
  });

  it('reads a file in a folder that the file system names in other case', async () => {
    const files = treeOf({ '.drift/docs/Guide.md/log-in.json': text() });
    const { bySection, problems } = await readAcceptances(files, specs);
    expect([problems, [...(bySection.get(GUIDE)?.keys() ?? [])]]).toEqual([[], ['log-in']]);
  });

  it.each([
    ['.drift/docs/guide.md/log-in.json', { section: 'log-out' }, 'is about docs/guide.md#log-out'],
    ['.drift/docs/guide.md/log-in.json', { section: '' }, 'is about docs/guide.md'],
    ['.drift/docs/guide.md/log-in.json', { document: 'x.md' }, 'is about x.md#log-in'],
    ['.drift/docs/guide.md/more/log-in.json', {}, 'is about a spec that does not exist'],
    ['.drift/other.json', {}, 'is about a spec that does not exist'],
  ])('reports %s with %j', async (file, over, message) => {
    expect(await problemsOf({ [file]: text(over) })).toEqual([`${file} ${message}`]);
  });

  it.each([
    [
      'docs/gone.md',
      '.drift/docs/gone.md/log-in.json',
      'is about a section of docs/gone.md, which is no page with `tracks`',
    ],
    [
      'docs/made.md',
      '.drift/docs/made.md/log-in.json',
      'is about a section of docs/made.md, whose sections are not accepted one by one',
    ],
  ])('keeps the acceptance of a section of %s apart', async (document, file, reason) => {
    expect(await problemsOf({ [file]: text({ document }) })).toEqual([
      `orphan ${file} of ${document} ${reason}`,
    ]);
  });

  it('keeps acceptances of specs that do not exist apart, the newest first', async () => {
    const whole = (spec: string, time: number): string =>
      formatAcceptance({ ...terms, time, spec, statement: 'status: completed' });
    const files = {
      '.drift/002-doc.json': whole('002-doc', 1_767_225_600),
      '.drift/docs/gone.md.json': whole('docs/gone.md', 1_767_225_601),
    };
    expect(await problemsOf(files)).toEqual([
      'orphan .drift/docs/gone.md.json of docs/gone.md is about a spec that does not exist',
      'orphan .drift/002-doc.json of 002-doc is about a spec that does not exist',
    ]);
  });
});

describe('findLostSections', () => {
  const found = (markdown: string | null): FoundDocument => ({
    file: GUIDE,
    exists: true,
    absent: false,
    problem: null,
    document: markdown === null ? null : parseDocument(markdown, 'md'),
    hidden: [],
  });
  const sections = ['', 'log-in', 'log-out'].map((slug) => {
    const file = sectionAcceptanceFile(GUIDE, slug);
    return [slug, { ...section({ section: slug }), file }] as const;
  });
  const bySection = new Map([[GUIDE, new Map(sections)]]);

  it('reports a section that a page does not have, once', () => {
    const documents = [found('# Guide\n\n## Log in\n'), found('# Guide\n\n## Log in\n')];
    expect(findLostSections(bySection, documents, new Set())).toEqual([
      {
        file: '.drift/docs/guide.md/log-out.json',
        reason: 'is about the section "log-out", which docs/guide.md does not have',
      },
    ]);
  });

  it('reports nothing for a page that cannot be parsed', () => {
    expect(findLostSections(bySection, [found(null)], new Set())).toEqual([]);
  });
});
