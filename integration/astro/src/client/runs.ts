/**
 * A run of lines, from the line where the selection began to the line where it ended. The end can
 * be above the start.
 */
export type Run = readonly [from: number, to: number];

/** How a line is selected: alone, as the end of a range, or in addition to all others. */
export type Choice = 'only' | 'through' | 'also';

/**
 * The runs that a fragment such as `#L12`, `#L12-L40` or `#L1-L10,L20-30` names; none for other
 * fragments.
 */
export function readFragment(fragment: string): Run[] {
  // Commas may be percent-encoded in a URL that was passed on.
  const names = fragment.replace(/%2c/gi, ',').replace(/^#/, '').split(',');
  const runs = names.map((name) => /^L(\d+)(?:-L?(\d+))?$/.exec(name));
  return runs.some((run) => run === null)
    ? []
    : runs.map((run): Run => [Number(run?.[1]), Number(run?.[2] ?? run?.[1])]);
}

/** The fragment, without `#`, that names the lines of runs in order; `''` for none. */
export function writeFragment(runs: readonly Run[]): string {
  const merged: [number, number][] = [];
  for (const [first, last] of runs.map(inOrder).sort(([a], [b]) => a - b)) {
    const before = merged.at(-1);
    if (before !== undefined && before[1] >= first - 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged.map(([first, last]) => `L${first}` + (first < last ? `-L${last}` : '')).join();
}

/** Selects a line, and returns the runs that are selected then. */
export function choose(runs: readonly Run[], line: number, choice: Choice): Run[] {
  const last = runs.at(-1);
  if (choice === 'through' && last !== undefined) return [...runs.slice(0, -1), [last[0], line]];
  return [...(choice === 'also' ? runs : []), [line, line]];
}

/** Whether a line belongs to one of the runs. */
export function isChosen(runs: readonly Run[], line: number): boolean {
  return runs.map(inOrder).some(([first, last]) => first <= line && line <= last);
}

function inOrder([from, to]: Run): Run {
  return from < to ? [from, to] : [to, from];
}
