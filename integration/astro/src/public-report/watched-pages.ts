import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import type {
  CitationReport,
  DocumentReport,
  Finding,
  Report,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { isAbout } from '@astro-drift/engine/internal/rules/index';
import { kindOf } from '@astro-drift/engine/internal/specs/kinds';
import type { SplitReport } from './split-report.ts';

/** Returns whether a spec is a page that declares nothing. */
function isWatched(spec: Pick<SpecReport, 'kind'>): boolean {
  return !kindOf(spec).declaresSources;
}

/**
 * Splits a report. A site treats watched pages in another way than specs: they have no page of
 * their own, and cause no source page.
 */
export function splitReport(report: Report): SplitReport {
  const { specs, findings } = report;
  const watched = new Set(specs.filter(isWatched).map(({ id }) => id));
  const declared = specs.filter((spec) => !isWatched(spec));
  const documents = new Set(declared.flatMap((spec) => spec.documents.map(({ file }) => file)));
  // A page can have such a finding although it refers to no file.
  const isOfPage = ({ spec, file, rule }: Finding): boolean =>
    spec === null
      ? isMarkdown(file) && !documents.has(file) && !isAbout({ rule }, 'declaration')
      : watched.has(spec);
  return {
    declared: withSpecs(
      report,
      declared,
      findings.filter((finding) => !isOfPage(finding)),
    ),
    watched: withSpecs(report, specs.filter(isWatched), findings.filter(isOfPage)),
  };
}

/** Returns the files of watched pages, also of those that have only findings. */
export function watchedFiles({ specs, findings }: Report): Set<string> {
  return new Set([...specs, ...findings].map(({ file }) => file));
}

/**
 * Keeps only the watched pages that the site renders.
 *
 * @param watched the part of the report that {@link splitReport} returns
 */
export function renderedPages(watched: Report, isRendered: (file: string) => boolean): Report {
  const { specs, findings } = watched;
  return withSpecs(
    watched,
    specs.filter(({ file }) => isRendered(file)),
    findings.filter(({ file }) => isRendered(file)),
  );
}

/**
 * Returns what readers of a site may see of its watched pages. Pages that are not public are left
 * out. Nothing names a Markdown file that the site does not render, unless the page itself does.
 *
 * @param rendered the watched pages that the site renders
 */
export function publicPages(rendered: Report, isRendered: (file: string) => boolean): Report {
  const specs = rendered.specs
    .filter((spec) => spec.public)
    .map((spec) => withoutHiddenFiles(spec, isRendered));
  const shown = new Map(
    specs.flatMap(({ documents }) => documents.map((document) => [document.file, document])),
  );
  const findings = rendered.findings.filter(({ file, message, help }) => {
    const document = shown.get(file);
    if (document === undefined) return false;
    const { isHiddenIn } = hiddenFiles(document, isRendered);
    return !isHiddenIn(message) && !isHiddenIn(help);
  });
  return withSpecs(rendered, specs, findings);
}

function withoutHiddenFiles(spec: SpecReport, isRendered: (file: string) => boolean): SpecReport {
  const documents = spec.documents.map((document) => {
    const { isHidden, strike } = hiddenFiles(document, isRendered);
    const isTold = ({ path, current }: CitationReport): boolean =>
      current === null || current.path === path || !isHidden(current.path);
    return {
      ...document,
      citations: document.citations.filter(isTold),
      evidence: document.evidence.map((each) => ({ ...each, text: strike(each.text) })),
    };
  });
  return { ...spec, documents };
}

/** Matches what may be the path of a Markdown file, or its end. Punctuation can stand before it. */
const MARKDOWN_PATH = /[^\s`*<>"|]+\.\w+/g;

/**
 * Returns functions that find Markdown files which the site does not render. Files that the page
 * names itself are not hidden.
 */
function hiddenFiles({ citations }: DocumentReport, isRendered: (file: string) => boolean) {
  const written = new Set(citations.flatMap(({ path, text }) => [path, text]));
  const isHidden = (path: string): boolean =>
    isMarkdown(path) && !written.has(path) && !isRendered(path);
  const strike = (text: string): string =>
    text.replace(MARKDOWN_PATH, (path) => {
      const spellings = [path, path.replace(/^.*[([']/, '')];
      return spellings.every(isHidden) ? '…' : path;
    });
  return { isHidden, strike, isHiddenIn: (text: string) => strike(text) !== text };
}
