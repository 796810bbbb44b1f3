/** The files that a written path may mean, each of them now or at some time that is known. */
export interface Fits {
  /** Found from the root, the folder of the document and the packages around it, best first. */
  readonly direct: readonly string[];
  /** The files whose paths end with the written path. */
  readonly endings: readonly string[];
}

/** What is known about the files among which one is chosen. */
export interface ChoiceFacts {
  /** Whether a file existed when the reference was written. */
  readonly existed: (path: string) => boolean;
  /** Whether a file exists now. */
  readonly exists: (path: string) => boolean;
  /** Whether a file is an input of the spec. */
  readonly isInput: (path: string) => boolean;
}

/**
 * Chooses the file that a reference means. The files of the time when it was written count, so that
 * a file that was added later does not change its meaning. A file that is still there comes before
 * one that is gone. Among several files with the same ending, the only input of the spec is meant.
 *
 * @returns the file; several files if each of them can be meant; none if there is none
 */
export function chooseFile(
  { direct, endings }: Fits,
  { existed, exists, isInput }: ChoiceFacts,
): readonly string[] {
  const narrow = (paths: readonly string[]): readonly string[] => {
    const left = paths.filter(exists);
    const best = left.length > 0 ? left : paths;
    const inputs = best.filter(isInput);
    return inputs.length === 1 ? inputs : best;
  };
  const known = direct.find((path) => existed(path) && exists(path)) ?? direct.find(existed);
  if (known !== undefined) return [known];
  const old = endings.filter(existed);
  if (old.length > 0) return old.length === 1 ? old : narrow(old);
  const present = direct.find(exists);
  if (present !== undefined) return [present];
  if (endings.some(exists)) return narrow(endings);
  const past = direct[0];
  return past === undefined ? narrow(endings) : [past];
}

/** Returns all files that a written path may mean. */
export function allOf({ direct, endings }: Fits): readonly string[] {
  return [...direct, ...endings];
}
