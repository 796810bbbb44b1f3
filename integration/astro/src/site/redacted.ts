import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import type { Absence } from '../diff/why-no-diff.ts';
import { redactReport, unnamedIn } from '../public-report/redaction.ts';

/** The changed files whose contents are hidden, and the reasons. */
export type Concealed = ReadonlyMap<FileComparison, Absence>;

/** The part of an analysis that the site shows. */
export interface Redacted {
  readonly report: Report;
  /** The files that changed since a spec's baseline, by spec id, for the specs of the report. */
  readonly files: Analysis['files'];
  readonly concealed: Concealed;
}

/**
 * Removes everything from an analysis that readers of the site must not see.
 *
 * @param selected the report with the specs that the site shows
 */
export function redact(selected: Report, analysis: Analysis, concealed: Concealed): Redacted {
  const { report: whole, files } = analysis;
  const secret = new Map(
    [...files].map(([id, changed]) => {
      const paths = changed.filter((file) => concealed.has(file)).map(({ path }) => path);
      return [id, new Set(paths)];
    }),
  );
  const isConcealed = (id: string, path: string): boolean => secret.get(id)?.has(path) === true;
  const unnamed = unnamedIn(whole, selected);
  const absences = new Map(concealed);
  const withoutName = (file: FileComparison): FileComparison => {
    if (file.previousPath === null || !unnamed.has(file.previousPath)) return file;
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
