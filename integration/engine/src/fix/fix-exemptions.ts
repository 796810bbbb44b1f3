import { isMarkdown } from '../documents/format.ts';
import { readFrontmatter } from '../documents/frontmatter.ts';
import type { LineRange } from '../files/lines.ts';
import type { Report, SpecReport } from '../report/schema.ts';
import { kindOf } from '../specs/kinds.ts';

/**
 * Says why a document must not be edited. Returns `null` if it may be edited. If a page has no
 * field `reviewed`, each commit that edits it counts as its review. So a page that nobody has
 * checked stays as it is.
 */
export function reasonToLeave(
  file: string,
  text: string,
  specs: readonly SpecReport[],
): string | null {
  const page = specs.find((spec) => kindOf(spec).editsAreReviews && spec.file === file);
  if (page === undefined || isReviewed(text, page)) return null;
  const { status, baseline, nextCheck } = page;
  const review = 'a commit of it would count as its review: set `reviewed` first';
  if (status === 'drifted') return `the page has drifted, and ${review}`;
  if (status === 'unknown') return `it is not known whether the page has drifted, and ${review}`;
  if (baseline.acceptance !== null) {
    return 'the page was accepted as it is, and an edit would end that: set `reviewed` first';
  }
  return nextCheck === null ? null : `the page has a \`schedule\`, and ${review}`;
}

function isReviewed(text: string, page: SpecReport): boolean {
  try {
    const { data } = readFrontmatter(text, 'text');
    return kindOf(page).readCompletion(data) !== null;
  } catch {
    return false;
  }
}

/**
 * Makes a function that says why a line must not be edited: another document cites it. It returns
 * `null` if no document does.
 */
export function readCitedLines({
  specs,
}: Pick<Report, 'specs'>): (file: string, line: number) => string | null {
  const cited = new Map<string, (LineRange & { readonly by: string })[]>();
  for (const { file, citations } of specs.flatMap(({ documents }) => documents)) {
    for (const { current, line } of citations) {
      const { path = '', startLine = null, endLine = null } = current ?? {};
      if (startLine === null || endLine === null || !isMarkdown(path)) continue;
      const run = { startLine, endLine, by: `${file}:${line}` };
      cited.set(path, [...(cited.get(path) ?? []), run]);
    }
  }
  return (file, line) => {
    const run = cited
      .get(file)
      ?.find(({ startLine, endLine }) => startLine <= line && line <= endLine);
    return run === undefined ? null : `${run.by} cites this line, which would be another one then`;
  };
}
