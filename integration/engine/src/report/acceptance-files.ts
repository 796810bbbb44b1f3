import { acceptanceFile } from '../drift/acceptance.ts';
import { sectionAcceptanceFile } from '../drift/section-acceptance.ts';
import type { SpecReport } from './spec-schema.ts';

/**
 * Returns the files that the acceptances of a spec have, whether or not they exist: that of the spec
 * and, for a page that is its own spec, that of each section.
 */
export function acceptanceFilesOf({
  id,
  file,
  documents,
}: Pick<SpecReport, 'id' | 'file' | 'documents'>): string[] {
  const slugs = documents
    .filter((document) => document.file === file)
    .flatMap(({ sections }) => ['', ...sections.map(({ slug }) => slug)]);
  return [acceptanceFile(id), ...slugs.map((slug) => sectionAcceptanceFile(file, slug))];
}
