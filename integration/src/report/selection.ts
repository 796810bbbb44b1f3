import { isMarkdown } from '../documents/format.ts';
import { acceptanceFile } from '../drift/acceptance.ts';
import { summarize } from './compose.ts';
import { publicReport } from './public.ts';
import type { ChangeReport, CitationReport, DocumentReport, Report, SpecReport } from './schema.ts';

/** What is known of a site that shows a report. */
export interface SelectionTerms {
  /** Whether a page of the site shows a document, by its path. */
  readonly isRendered: (file: string) => boolean;
  /** Files that belong to no spec of the report, and are not for the readers of a site. */
  readonly unlisted: readonly string[];
}

/** What of a report is for the readers of a site. */
export interface Selection {
  readonly report: Report;
  /**
   * Paths of what belongs to a public spec and is left out all the same, as are the files of
   * {@link SelectionTerms.unlisted}. Neither they nor their contents appear on the site.
   */
  readonly leftOut: ReadonlySet<string>;
}

/**
 * Selects what a site shows of a report: nothing of private specs, and nothing of documents in
 * Markdown that no page of the site shows, such as drafts. Of a completed spec that has such
 * documents alone nothing is left; one without a document, or not completed yet, stays.
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
      .flatMap(({ id, file }) => [file, acceptanceFile(id)])
      .concat(
        report.specs
          .filter((spec) => spec.public)
          .flatMap(({ documents }) => documents.map(({ file }) => file))
          .filter((file) => !shown.has(file)),
        unlisted,
      ),
  );
  const hidden = specs.filter((spec) => !spec.public);
  const names = [
    ...leftOut,
    ...hidden.flatMap(({ id, file }) => [id, file, acceptanceFile(id)]),
    ...unlisted.flatMap(namesOf),
  ];
  if (names.length === 0) return { report, leftOut };
  const visible = publicReport({ ...report, specs });
  const kept = visible.specs.map((spec) => withoutFiles(spec, isShown, leftOut));
  const isTold = mentions(names);
  const titles = new Map(visible.specs.map(({ id, title }) => [id, title]));
  const findings = visible.findings.filter(({ spec, file, message, help }) => {
    // A title is the spec's own, whatever words are in it.
    const title = titles.get(spec ?? '') ?? '';
    const rest = message.startsWith(title) ? message.slice(title.length) : message;
    return ![file, rest, help].some(isTold);
  });
  const summary = summarize(kept, findings);
  return { report: { ...visible, specs: kept, findings, summary }, leftOut };
}

/** Whether a spec was completed in documents, and none of them is on the site. */
function isUnseen(
  { status, documents }: SpecReport,
  isShown: (document: DocumentReport) => boolean,
): boolean {
  const pages = documents.filter(({ file }) => isMarkdown(file));
  return status !== 'not-completed' && pages.length > 0 && !pages.some(isShown);
}

/** A spec that tells nothing of what is left out, be it its own document or an input. */
function withoutFiles(
  spec: SpecReport,
  isShown: (document: DocumentReport) => boolean,
  leftOut: ReadonlySet<string>,
): SpecReport {
  const isKept = (file: string): boolean => !leftOut.has(file);
  const { inputs, changes, documents } = spec;
  return {
    ...spec,
    inputs: inputs
      .filter(({ pattern }) => isKept(pattern))
      .map((input) => ({ ...input, files: input.files.filter(isKept) })),
    changes: changes.filter((change) => pathsOf(change).every(isKept)),
    documents: documents.filter(isShown).map((document) => ({
      ...document,
      citations: document.citations.map((citation) => withoutPlace(citation, isKept)),
      diagrams: document.diagrams.map(({ line, nodes }) => ({
        line,
        nodes: nodes.map((node) => withoutPlace(node, isKept)),
      })),
    })),
  };
}

/** Where lines are now is told only of files that are not left out. */
function withoutPlace<T extends Pick<CitationReport, 'path' | 'state' | 'current'>>(
  reference: T,
  isKept: (file: string) => boolean,
): T {
  const { path, current } = reference;
  if (current === null || current.path === path || isKept(current.path)) return reference;
  return { ...reference, state: 'deleted', current: null };
}

function pathsOf({ path, previousPath }: ChangeReport): string[] {
  return previousPath === undefined ? [path] : [path, previousPath];
}

/** What a spec that cannot be read would be called by others. */
function namesOf(file: string): string[] {
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  return [id, acceptanceFile(id), acceptanceFile(file)];
}

/** Makes a test of texts that name one of some specs or files. */
function mentions(names: readonly string[]): (text: string) => boolean {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const name = new RegExp(
    `(?<![\\p{L}\\p{N}_/.-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_/-]|\\.[\\p{L}\\p{N}_])`,
    'u',
  );
  return (text) => name.test(text);
}
