import type { FileState } from '../git/files.ts';
import type { FoundChange } from './change.ts';

/**
 * Keeps equal changes once. Many specs can have the same file as an input, and have the same
 * baseline.
 */
export class SharedChanges {
  /** Changes by the old content and the path. */
  private readonly known = new Map<string, FoundChange[]>();

  share(change: FoundChange): FoundChange {
    const key = `${change.before?.oid ?? ''} ${change.path}`;
    const alike = this.known.get(key) ?? [];
    const same = alike.find((other) => isEqual(other, change));
    if (same !== undefined) return same;
    alike.push(change);
    this.known.set(key, alike);
    return change;
  }
}

function isEqual(a: FoundChange, b: FoundChange): boolean {
  return (
    a.path === b.path &&
    a.previousPath === b.previousPath &&
    a.role === b.role &&
    a.kind === b.kind &&
    a.stays === b.stays &&
    isEqualState(a.before, b.before) &&
    isEqualState(a.after, b.after)
  );
}

function isEqualState(a: FileState | null, b: FileState | null): boolean {
  return a === b || (a?.oid === b?.oid && a?.mode === b?.mode);
}
