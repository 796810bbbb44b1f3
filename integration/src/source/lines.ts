/** The lines that a fragment such as `#L12` or `#L12-L40` names; `null` for any other. */
export function linesOf(fragment: string): { first: number; last: number } | null {
  const match = /^#L(\d+)(?:-L?(\d+))?$/.exec(fragment);
  if (match === null) return null;
  const first = Number(match[1]);
  return { first, last: Math.max(first, Number(match[2] ?? first)) };
}

/** Shows the lines that the page's address names. Without it, only single lines can be reached. */
export function markLines(): void {
  for (const line of document.querySelectorAll('.drift-source .drift-line')) {
    line.classList.remove('drift-line');
  }
  const lines = linesOf(location.hash);
  if (lines === null) return;
  for (let number = lines.first; number <= lines.last; number++) {
    const line = document.getElementById(`L${number}`);
    if (line === null) break;
    line.classList.add('drift-line');
  }
  document.getElementById(`L${lines.first}`)?.scrollIntoView({ block: 'center' });
}
