import { acceptanceFilesOf } from './acceptance-files.ts';
import { kindOf } from '../specs/kinds.ts';
import type { Report, SpecReport } from './schema.ts';
import { filesOf } from './spec-files.ts';

/**
 * Tells which specs of a report files concern. A document, the file of a spec, or an acceptance
 * concerns the specs that own it. Any other file concerns the specs that have it as an input, or
 * whose documents cite it.
 */
export class ConcernedSpecs {
  private readonly byPath = new Map<string, Set<string>>();

  /** @param report a report that is not narrowed */
  constructor({ specs }: Pick<Report, 'specs'>) {
    const owned = new Set<string>();
    for (const spec of specs) {
      for (const file of ownFilesOf(spec)) {
        // A page that declares nothing can be an input as well.
        if (kindOf(spec).declaresSources) owned.add(file);
        this.add(file, spec.id);
      }
    }
    for (const spec of specs) {
      const changed = spec.changes.flatMap(({ path, previousPath }) => [
        path,
        previousPath ?? path,
      ]);
      for (const file of new Set([...filesOf(spec), ...changed])) {
        if (!owned.has(file)) this.add(file, spec.id);
      }
    }
  }

  /**
   * Returns the ids of the specs that a file concerns, or any file in a folder.
   *
   * @param path a repository-relative path; `.` means everything
   */
  of(path: string): ReadonlySet<string> {
    return this.byPath.get(path) ?? new Set();
  }

  private add(file: string, id: string): void {
    for (const path of withFolders(file)) {
      const known = this.byPath.get(path);
      if (known === undefined) this.byPath.set(path, new Set([id]));
      else known.add(id);
    }
  }
}

function ownFilesOf({ id, file, documents }: SpecReport): string[] {
  return [
    file,
    ...documents.map((document) => document.file),
    ...acceptanceFilesOf({ id, file, documents }),
  ];
}

/** Returns a path and the folders above it. */
export function withFolders(path: string): string[] {
  const folders = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  return ['.', ...folders];
}

/** Whether a file is a path, or lies below it. Both are repository-relative. */
export function isWithin(file: string, path: string): boolean {
  return path === '.' || file === path || file.startsWith(`${path}/`);
}
