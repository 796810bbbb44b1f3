import { isMarkdown } from '../documents/format.ts';
import type { LineRange } from '../files/lines.ts';
import type { Report } from '../report/schema.ts';

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
