import yaml from 'js-yaml';

/** A chant spec that has yet to be worked. */
export function specText(document: string, tracks: readonly string[], needsTitle: boolean): string {
  const fields = { type: 'documentation', status: 'pending', tracks, target_files: [document] };
  return `---
${yaml.dump(fields, { lineWidth: -1, noArrayIndent: true })}---

# Document the architecture

Describe the system as its source code shows it, for somebody who is to work on it next week: what
it is for, which parts it has, how they depend on one another, and the decisions that shaped it.

State nothing that the code does not show, and cite the lines that show it in inline code: the path
of the file, a colon, and the first and last line.

## Acceptance Criteria

${needsTitle ? '- [ ] The document begins with frontmatter that has a `title`\n' : ''}- [ ] Every part of the tracked code has a section
- [ ] Statements about code cite the lines that they are about
- [ ] Every cited file and line is there
`;
}

/**
 * The first id of a day that no spec has, in the form that chant gives them.
 *
 * @param taken the ids of all specs, be they in the archive
 */
export function nextSpecId(day: string, taken: readonly string[]): string {
  const numbers = taken
    .filter((id) => id.startsWith(`${day}-`))
    .map((id) => Number.parseInt(id.slice(day.length + 1, day.length + 4), 36))
    .filter((number) => !Number.isNaN(number));
  const next = Math.max(0, ...numbers) + 1;
  return `${day}-${next.toString(36).padStart(3, '0')}-doc`;
}
