import type { Analysis } from '@astro-drift/engine/internal/analyze';
import { type FileComparison, pathsOf } from '@astro-drift/engine/internal/drift/file-comparison';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import type { Absence } from '../diff/why-no-diff.ts';
import { redactReport, unnamedIn } from '../public-report/redaction.ts';

/** The changed files whose contents are hidden, each with the reason. */
export type Concealed = ReadonlyMap<FileComparison, Absence>;

/** The part of an analysis that the site may show. */
export interface Redacted {
  readonly report: Report;
  /**
   * The files that changed since the baseline of each spec in the report, by the id of the spec.
   */
  readonly files: Analysis['files'];
  readonly concealed: Concealed;
}

/**
 * Removes everything from an analysis that readers of the site must not see.
 *
 * @param selected the report with only those specs that the site shows
 * @param isHidden returns whether the contents of a file are hidden although `concealed` does not
 * list it
 */
export function redact(
  selected: Report,
  analysis: Pick<Analysis, 'report' | 'files'>,
  concealed: Concealed,
  isHidden: (path: string) => boolean = () => false,
): Redacted {
  const { report: whole, files } = analysis;
  const unnamed = unnamedIn(whole, selected);
  const isFromUnnamed = ({ previousPath }: FileComparison): boolean =>
    previousPath !== null && unnamed.has(previousPath);
  const secret = new Map(
    [...files].map(([id, changed]) => {
      const hidden = changed.filter((file) => concealed.has(file) || isFromUnnamed(file));
      return [id, new Set(hidden.flatMap(pathsOf))];
    }),
  );
  const isConcealed = (id: string, path: string): boolean =>
    secret.get(id)?.has(path) === true || isHidden(path);
  const absences = new Map(concealed);
  const withoutName = (file: FileComparison): FileComparison => {
    if (!isFromUnnamed(file)) return file;
    const renamed = { ...file, previousPath: null };
    absences.set(renamed, 'unpublished');
    return renamed;
  };
  return {
    report: redactReport(selected, { whole, isConcealed }),
    files: new Map(
      selected.specs.map(({ id }) => {
        const named = (files.get(id) ?? []).filter(({ path }) => !unnamed.has(path));
        return [id, named.map(withoutName)];
      }),
    ),
    concealed: absences,
  };
}
