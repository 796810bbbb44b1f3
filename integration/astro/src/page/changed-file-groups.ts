import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { ChangedFile, FileView } from './changed-file.ts';

/** The changed files of a spec, in the order in which its page shows them. */
export interface FileGroups {
  /** Inputs with changes that count as drift. */
  readonly drifting: readonly FileView[];
  /** Files that the documents cite but that are no inputs. */
  readonly cited: readonly FileView[];
  /** Inputs with changes that do not count as drift. */
  readonly harmless: readonly FileView[];
}

/**
 * Sorts changed files in the order in which the page of a spec shows them. Files of the same group
 * keep their order.
 */
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

/** Groups changed files by what their changes mean for a spec. */
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
