import { seeded } from '../support/random.ts';
import { FastImport } from './fast-import.ts';

/** How large a repository of pages to make. */
export interface PageHistorySize {
  /** Each of them is a spec, with `tracks` and `reviewed`. */
  readonly pages: number;
  readonly files: number;
  /** The commits after the first two. Each changes some files and some pages. */
  readonly commits: number;
  /** How many references each page has, besides its fields. */
  readonly references: number;
  /** How many files each page has as its sources, about. */
  readonly sources: number;
  /** How many pages a commit changes. Each edit is a review of the page. */
  readonly editedPages: number;
}

const SECTIONS = 6;
const FILES_IN_COMMIT = 5;
const START = 1_700_000_000;

const WORDS =
  'the request session order token report limit account is read stored checked sent merged and never again before after each other when a caller waits for its answer'.split(
    ' ',
  );

/** Makes a repository of documentation with `git fast-import`, and returns its folder. */
export function makePageHistory({
  pages,
  files,
  commits,
  references,
  sources,
  editedPages,
}: PageHistorySize): string {
  const random = seeded(7);
  const folders = Math.ceil(files / sources);
  const fileAt = (index: number): string => `src/m${index % folders}/f${index}.py`;
  const source = (index: number, version: number): string =>
    Array.from({ length: 40 + (index % 40) }, (_, line) =>
      line % 20 === version % 20
        ? `def step_${line}(value):  # ${version}\n    return value + ${version}\n`
        : `def step_${line}(value):\n    return value * ${index}\n`,
    ).join('');
  const paragraph = (page: number, section: number): string => {
    const own = seeded(page * SECTIONS + section + 1);
    return Array.from({ length: 90 }, () => WORDS[own(WORDS.length)] ?? '').join(' ');
  };
  const cite = (page: number, index: number): string => {
    const own = seeded(page * references + index + 11);
    const line = 1 + own(30);
    return `\`${fileAt(own(files))}:${line}-${line + 2}\``;
  };
  const text = (page: number, version: number, reviewed: string): string =>
    [
      `---\ntitle: Page ${page}\ntracks:\n  - src/m${page % folders}/**\nreviewed: ${reviewed}\n---\n`,
      ...Array.from(
        { length: SECTIONS },
        (_, section) =>
          `\n## Step ${section}\n\n${paragraph(page, section)}${section === version % SECTIONS ? ` Version ${version}.` : ''}\n`,
      ),
      '\n',
      ...Array.from({ length: references }, (_, index) => `- See ${cite(page, index)}.\n`),
    ].join('');
  const day = (number: number): string =>
    new Date((START + number * 3600) * 1000).toISOString().slice(0, 10);
  const stream = new FastImport(START, 3600);
  stream.commit(
    'Write the sources',
    Array.from({ length: files }, (_, index) => [fileAt(index), source(index, 0)]),
  );
  const pageAt = (page: number): string => `docs/part${page % 50}/page${page}.md`;
  stream.commit(
    'Document them',
    Array.from({ length: pages }, (_, page) => [pageAt(page), text(page, 0, day(1))]),
  );
  for (let number = 2; number < commits + 2; number++) {
    const changed = new Map<string, string>();
    for (let count = 0; count < FILES_IN_COMMIT; count++) {
      const index = random(files);
      changed.set(fileAt(index), source(index, number));
    }
    for (let count = 0; count < editedPages; count++) {
      const page = random(pages);
      changed.set(pageAt(page), text(page, number, day(count % 5 === 0 ? number : 1)));
    }
    stream.commit(`Step ${number}`, changed);
  }
  return stream.write();
}
