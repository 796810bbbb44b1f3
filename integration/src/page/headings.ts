import type { SpecReport } from '../report/schema.ts';
import type { FileGroups } from './changed-file-groups.ts';
import { brokenCitations } from './changes-documents.ts';
import { anchorOf, fileAnchor } from './links.ts';

/** A heading as Astro describes it to a table of contents. */
export interface PageHeading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

/** More headings of one level would bury a table of contents. */
const MOST = 50;

/** The headings of the overview, with the specs in its order. */
export function overviewHeadings(
  specs: readonly SpecReport[],
  hasFindings: boolean,
): PageHeading[] {
  const headings = specs
    .slice(0, MOST)
    .map(({ id, title }) => section(`${anchorOf(id)}-title`, title));
  return hasFindings ? [...headings, section('drift-findings', 'Findings')] : headings;
}

/** The headings of the page of a spec. */
export function specHeadings(
  spec: SpecReport,
  { drifting, cited, harmless }: FileGroups,
): PageHeading[] {
  const files = drifting
    .slice(0, MOST)
    .map(({ path }) => ({ depth: 3, slug: `${fileAnchor(path)}-title`, text: path }));
  const headings = [
    spec.recommendation !== null && section('drift-advice', 'What to do'),
    spec.documents.length > 0 && section('drift-documents', 'Documents'),
    brokenCitations(spec).length > 0 && section('drift-citations', 'Citations that no longer hold'),
    drifting.length + cited.length + harmless.length > 1 && section('drift-files', 'Changed files'),
    drifting.length > 0 && section('drift-changes', 'What changed'),
    ...files,
    cited.length > 0 && section('drift-cited', 'Cited, but not tracked'),
  ];
  return headings.filter((heading) => heading !== false);
}

function section(slug: string, text: string): PageHeading {
  return { depth: 2, slug, text };
}
