import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { Strings } from '../strings/strings.ts';
import type { FileGroups } from './changed-file-groups.ts';
import { brokenCitations } from './changes-documents.ts';
import { fileAnchor } from './links.ts';

/** A heading in the form that Astro passes to a table of contents. */
export interface PageHeading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

/** The maximum number of headings of one level. More would make a table of contents too long. */
const MOST = 50;

/** Returns the headings of the overview. */
export function overviewHeadings(
  has: { readonly pages: boolean; readonly causes: boolean; readonly watched: boolean },
  strings: Strings,
): PageHeading[] {
  const headings = [
    has.pages && section('drift-pages', strings.text('drift.report.pages')),
    has.causes && section('drift-causes', strings.text('drift.report.causes')),
    has.watched && section('drift-watched', strings.text('drift.report.watched')),
  ];
  return headings.filter((heading) => heading !== false);
}

/** Returns the headings on the page of a spec. */
export function specHeadings(
  spec: SpecReport,
  { drifting, cited, harmless }: FileGroups,
  strings: Strings,
): PageHeading[] {
  const files = drifting
    .slice(0, MOST)
    .map(({ path }) => ({ depth: 3, slug: `${fileAnchor(path)}-title`, text: path }));
  const headings = [
    spec.recommendation !== null && section('drift-advice', strings.text('drift.advice.title')),
    spec.documents.length > 0 && section('drift-documents', strings.text('drift.spec.documents')),
    brokenCitations(spec).length > 0 &&
      section('drift-citations', strings.text('drift.spec.citations')),
    drifting.length + cited.length + harmless.length > 1 &&
      section('drift-files', strings.text('drift.spec.files')),
    drifting.length > 0 && section('drift-changes', strings.text('drift.banner.changes')),
    ...files,
    cited.length > 0 && section('drift-cited', strings.text('drift.spec.cited')),
  ];
  return headings.filter((heading) => heading !== false);
}

function section(slug: string, text: string): PageHeading {
  return { depth: 2, slug, text };
}
