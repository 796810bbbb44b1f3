import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { ChangedFile, FileView } from './changed-file.ts';

/** The changed files of a spec, in the order of its page. */
export interface FileGroups {
  /** Inputs whose changes count as drift. */
  readonly drifting: readonly FileView[];
  /** Files that the documents cite but that are not inputs. */
  readonly cited: readonly FileView[];
  /** Inputs whose changes do not count as drift. */
  readonly harmless: readonly FileView[];
}

/** Sorts changed files in the order of a spec's page. Files of one group keep their order. */
export function inPageOrder<T extends { readonly path: string }>(
  { changes }: SpecReport,
  files: readonly T[],
): T[] {
  const significant = new Map(changes.map(({ path, significant }) => [path, significant]));
  const rank = ({ path }: T): number => {
    const counts = significant.get(path);
    return counts === undefined ? 1 : counts ? 0 : 2;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** Groups changed files by what they mean for a spec. */
export function groupFiles(spec: SpecReport, files: readonly ChangedFile[]): FileGroups {
  const changes = new Map(spec.changes.map((change) => [change.path, change]));
  const views = inPageOrder(spec, files).map((file, index): FileView => {
    return { ...file, change: changes.get(file.path) ?? null, index };
  });
  return {
    drifting: views.filter(({ change }) => change?.significant === true),
    cited: views.filter(({ change }) => change === null),
    harmless: views.filter(({ change }) => change?.significant === false),
  };
}
