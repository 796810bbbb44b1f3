import type {
  ChangeReport,
  CitationReport,
  Report,
  SectionReport,
  SpecReport,
  Status,
} from '@astro-drift/engine/internal/report/schema';
import { specsOf } from './binding.ts';
import { STATUS_ORDER } from './overview.ts';

/** What is known of one document. */
export interface DocumentState {
  /** Repository-relative path of the document. */
  readonly file: string;
  /** Of the spec that needs attention most. */
  readonly status: Status;
  /** The specs that write it, hardly ever more than one; what needs attention most first. */
  readonly specs: readonly [SpecReport, ...SpecReport[]];
  /** Their inputs that changed in a way that makes drift. */
  readonly changes: readonly ChangeReport[];
  readonly sections: readonly SectionReport[];
  readonly citations: readonly CitationReport[];
  /** The address of the page that shows what changed. */
  readonly href: string;
}

/**
 * Gathers what a report says of a document; `null` for one that no spec writes.
 *
 * @param hrefOf the address of a spec's page
 */
export function describeDocument(
  file: string,
  report: Report,
  hrefOf: (specId: string) => string,
): DocumentState | null {
  const [first, ...others] = specsOf(file, report).toSorted(
    (a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status],
  );
  if (first === undefined) return null;
  const specs = [first, ...others] as const;
  const documents = specs.flatMap((spec) =>
    spec.documents.filter((document) => document.file === file),
  );
  return {
    file,
    status: first.status,
    specs,
    changes: specs.flatMap(({ changes }) => changes.filter(({ significant }) => significant)),
    sections: mergeSections(documents.map(({ sections }) => sections)),
    citations: documents.flatMap(({ citations }) => citations),
    href: hrefOf(first.id),
  };
}

/** Every spec lists the same headings, and knows of its own changes only. */
function mergeSections([
  first = [],
  ...others
]: readonly (readonly SectionReport[])[]): SectionReport[] {
  return first.map(
    (section, index) =>
      others.map((sections) => sections[index]).find((other) => other?.status === 'drifted') ??
      section,
  );
}
