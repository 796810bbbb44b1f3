/**
 * A range of lines, from the line where the selection began to the line where it ended. The second
 * can be above the first.
 */
export type Run = readonly [from: number, to: number];

/** How a line is selected: `only` this line, all lines `through` this one, or this line `also`. */
export type Choice = 'only' | 'through' | 'also';

/**
 * Reads the lines that a fragment names, for example `#L12`, `#L12-L40` or `#L1-L10,L20-30`.
 * Returns an empty list for other fragments.
 */
export function readFragment(fragment: string): Run[] {
  // Some programs percent-encode the commas of a URL.
  const names = fragment.replace(/%2c/gi, ',').replace(/^#/, '').split(',');
  const runs = names.map((name) => /^L(\d+)(?:-L?(\d+))?$/.exec(name));
  return runs.some((run) => run === null)
    ? []
    : runs.map((run): Run => [Number(run?.[1]), Number(run?.[2] ?? run?.[1])]);
}

/**
 * Writes the fragment, without `#`, for the selected lines, in ascending order. Returns `''` if no
 * line is selected.
 */
export function writeFragment(runs: readonly Run[]): string {
  const merged: [number, number][] = [];
  for (const [first, last] of runs.map(inOrder).sort(([a], [b]) => a - b)) {
    const before = merged.at(-1);
    if (before !== undefined && before[1] >= first - 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged.map(([first, last]) => `L${first}` + (first < last ? `-L${last}` : '')).join();
}

/** Selects a line, and returns the new selection. */
export function choose(runs: readonly Run[], line: number, choice: Choice): Run[] {
  const last = runs.at(-1);
  if (choice === 'through' && last !== undefined) return [...runs.slice(0, -1), [last[0], line]];
  return [...(choice === 'also' ? runs : []), [line, line]];
}

/** Returns whether a line belongs to one of the runs. */
export function isChosen(runs: readonly Run[], line: number): boolean {
  return runs.map(inOrder).some(([first, last]) => first <= line && line <= last);
}

function inOrder([from, to]: Run): Run {
  return from < to ? [from, to] : [to, from];
}
