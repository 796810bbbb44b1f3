import {
  type CommittedSpecs,
  withUsedCommits,
} from '@astro-drift/engine/internal/report/commit-table';
import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { acceptanceFile } from '@astro-drift/engine/internal/drift/acceptance';
import { sectionAcceptanceFolder } from '@astro-drift/engine/internal/drift/section-acceptance';
import { acceptanceFilesOf } from '@astro-drift/engine/internal/report/acceptance-files';
import type {
  ChangeReport,
  CitationReport,
  DocumentReport,
  Report,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { publicReport, withoutHidden } from './public.ts';

/** What the selection needs to know about the site. */
export interface SelectionTerms {
  /** Returns whether a page of the site shows this document. */
  readonly isRendered: (file: string) => boolean;
  /**
   * Further files that must not appear on the site, such as specs that cannot be read. They are not
   * in the report.
   */
  readonly unlisted: readonly string[];
}

/** The part of a report that the readers of a site may see. */
export interface Selection {
  readonly report: Report;
  /**
   * The paths of files that must not appear on the site, neither by name nor with their contents.
   * These are documents of public specs that no page shows, public specs that have only such
   * documents, and the files of {@link SelectionTerms.unlisted}.
   */
  readonly leftOut: ReadonlySet<string>;
}

/**
 * Selects the part of a report that a site shows. Leaves out private specs. Also leaves out
 * Markdown documents that no page of the site shows, for example drafts. A completed spec is left
 * out if it has only such documents. A spec without Markdown documents, or one that is not
 * completed, is kept.
 */
export function selectReport(report: Report, { isRendered, unlisted }: SelectionTerms): Selection {
  const isShown = ({ file }: DocumentReport): boolean => !isMarkdown(file) || isRendered(file);
  const specs = report.specs.map((spec) =>
    spec.public && isUnseen(spec, isShown) ? { ...spec, public: false } : spec,
  );
  const shown = new Set(
    specs
      .filter((spec) => spec.public)
      .flatMap(({ documents }) => documents.filter(isShown).map(({ file }) => file)),
  );
  const leftOut = new Set(
    report.specs
      .filter((spec, index) => spec.public && specs[index]?.public === false)
      .flatMap((spec) => [spec.file, ...acceptanceFilesOf(spec)])
      .concat(
        report.specs
          .filter((spec) => spec.public)
          .flatMap(({ documents }) => documents.map(({ file }) => file))
          .filter((file) => isMarkdown(file) && !shown.has(file)),
        unlisted,
      ),
  );
  const hidden = specs.filter((spec) => !spec.public);
  const names = [
    ...leftOut,
    ...hidden.flatMap(({ id, file }) => [
      id,
      file,
      acceptanceFile(id),
      sectionAcceptanceFolder(file),
    ]),
    ...unlisted.flatMap(namesOf),
  ];
  if (names.length === 0) return { report, leftOut };
  const visible = publicReport({ ...report, specs });
  const isTold = mentions(names);
  const specsShown = visible.specs.map((spec) => withoutFiles(spec, { isShown, leftOut, isTold }));
  const titles = new Map(visible.specs.map(({ id, title }) => [id, title]));
  const findings = visible.findings.filter(({ spec, file, message, help }) => {
    // A title belongs to the spec itself, so it may contain any name.
    const title = titles.get(spec ?? '') ?? '';
    const rest = message.startsWith(title) ? message.slice(title.length) : message;
    return ![file, rest, help].some(isTold);
  });
  return { report: withSpecs(visible, specsShown, findings), leftOut };
}

/**
 * Returns the specs that were not selected. The pages of their own documents may still show them.
 * The names of other specs that were not selected are removed.
 *
 * @param shown the selected part of the report
 */
export function otherSpecs(report: Report, shown: Report): CommittedSpecs {
  const known = new Set(shown.specs.map(({ id }) => id));
  const specs = report.specs
    .filter(({ id }) => !known.has(id))
    .map((spec) => withoutHidden(spec, (id) => known.has(id)));
  return withUsedCommits({ commits: report.commits, specs });
}

/**
 * Returns whether a spec is completed and has Markdown documents, but the site shows none of them.
 */
function isUnseen(
  { status, documents }: SpecReport,
  isShown: (document: DocumentReport) => boolean,
): boolean {
  const pages = documents.filter(({ file }) => isMarkdown(file));
  return status !== 'not-completed' && pages.length > 0 && !pages.some(isShown);
}

/** What a site hides. */
interface Hidden {
  readonly isShown: (document: DocumentReport) => boolean;
  readonly leftOut: ReadonlySet<string>;
  /** Returns whether a text names something hidden. */
  readonly isTold: (text: string) => boolean;
}

/** Removes hidden documents and inputs from a spec, and the evidence about them. */
function withoutFiles(spec: SpecReport, { isShown, leftOut, isTold }: Hidden): SpecReport {
  const isKept = (file: string): boolean => !leftOut.has(file);
  const { inputs, changes, documents } = spec;
  const shownChanges = kept(changes, (change) => pathsOf(change).every(isKept));
  const gone = new Set(
    changes.filter((change) => !shownChanges.includes(change)).flatMap((change) => pathsOf(change)),
  );
  return {
    ...spec,
    inputs: replaced(
      kept(inputs, ({ pattern }) => isKept(pattern)),
      (input) => withFiles(input, kept(input.files, isKept)),
    ),
    changes: shownChanges,
    documents: replaced(kept(documents, isShown), (document) =>
      withEvidence(
        withoutPlaces(document, isKept),
        kept(
          document.evidence,
          ({ path, text }) => isKept(path) && !gone.has(path) && !isTold(text),
        ),
      ),
    ),
  };
}

function withEvidence(
  document: DocumentReport,
  evidence: DocumentReport['evidence'],
): DocumentReport {
  return evidence === document.evidence ? document : { ...document, evidence };
}

type Input = SpecReport['inputs'][number];

function withFiles(input: Input, files: string[]): Input {
  return files === input.files ? input : { ...input, files };
}

/**
 * Hides to which file lines have moved, if that file is hidden. The reference then counts as
 * deleted.
 */
function withoutPlaces(
  document: DocumentReport,
  isKept: (file: string) => boolean,
): DocumentReport {
  const isTold = ({ path, current }: Place): boolean =>
    current === null || current.path === path || isKept(current.path);
  const hide = <T extends Place>(place: T): T =>
    isTold(place) ? place : { ...place, state: 'deleted', current: null };
  const { citations, diagrams } = document;
  const nodes = diagrams.flatMap((diagram) => diagram.nodes);
  if (citations.every(isTold) && nodes.every(isTold)) return document;
  return {
    ...document,
    citations: citations.map(hide),
    diagrams: diagrams.map((diagram) => ({ ...diagram, nodes: diagram.nodes.map(hide) })),
  };
}

type Place = Pick<CitationReport, 'path' | 'state' | 'current'>;

/** Filters a list. Returns the list itself if nothing is removed. */
function kept<T>(list: T[], test: (item: T) => boolean): T[] {
  return list.every(test) ? list : list.filter(test);
}

/** Maps the items of a list. Returns the list itself if no item changes. */
function replaced<T>(list: T[], make: (item: T) => T): T[] {
  const made = list.map(make);
  return made.every((item, index) => item === list[index]) ? list : made;
}

function pathsOf({ path, previousPath }: ChangeReport): string[] {
  return previousPath === undefined ? [path] : [path, previousPath];
}

/** Returns the names by which other files may refer to a spec that cannot be read. */
function namesOf(file: string): string[] {
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  return [id, acceptanceFile(id), acceptanceFile(file), sectionAcceptanceFolder(file)];
}

/**
 * Returns a function that tests whether a text names one of these specs or files, or a file in one
 * of these folders. The name of a folder ends with a slash.
 */
function mentions(names: readonly string[]): (text: string) => boolean {
  const escaped = names.map((name) => {
    const pattern = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return name.endsWith('/') ? pattern : `${pattern}(?![\\p{L}\\p{N}_/-]|\\.[\\p{L}\\p{N}_])`;
  });
  const name = new RegExp(`(?<![\\p{L}\\p{N}_/.-])(?:${escaped.join('|')})`, 'u');
  return (text) => name.test(text);
}
