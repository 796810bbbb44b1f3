import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { ChangedFile, FileView } from './changed-file.ts';

/** The changed files of a spec as its page shows them, in this order. */
export interface FileGroups {
  /** Inputs whose changes make drift. */
  readonly drifting: readonly FileView[];
  /** Files that the documents cite, and that are no inputs. */
  readonly cited: readonly FileView[];
  /** Inputs whose changes make none. */
  readonly harmless: readonly FileView[];
}

/** Sorts changed files as the page of a spec shows them; within a group they keep their order. */
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

/** Tells changed files apart by what they mean for a spec. */
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
