import { frontmatterOf } from '@astro-drift/engine/internal/documents/frontmatter';
import type { SectionReport } from '@astro-drift/engine/internal/report/schema';

/** The text of a section, as it stands in the document. */
export interface SectionText {
  /** The line of the document in which the text begins, counted from 1. */
  readonly line: number;
  /** The lines, with the heading, and without empty lines at the end. */
  readonly rows: readonly string[];
}

/**
 * Returns the text of a section. The text before the first heading has an empty slug, and so have
 * sections whose headings consist of punctuation, so that there may be several texts.
 */
export function sectionTexts(
  text: string,
  sections: readonly Pick<SectionReport, 'slug' | 'line'>[],
  slug: string,
): SectionText[] {
  const rows = text.split('\n').map((row) => row.replace(/\r$/, ''));
  const frontmatter = frontmatterOf(text);
  // The line that closes the frontmatter is not part of it.
  const body = frontmatter === '' ? 1 : frontmatter.split('\n').length + 2;
  const starts = [{ slug: '', line: body }, ...sections];
  return starts.flatMap((start, index): SectionText[] => {
    if (start.slug !== slug) return [];
    const end = starts[index + 1]?.line ?? rows.length + 1;
    return withoutMargin({ line: start.line, rows: rows.slice(start.line - 1, end - 1) });
  });
}

function withoutMargin({ line, rows }: SectionText): SectionText[] {
  const first = rows.findIndex((row) => row.trim() !== '');
  if (first < 0) return [];
  const last = rows.findLastIndex((row) => row.trim() !== '');
  return [{ line: line + first, rows: rows.slice(first, last + 1) }];
}
