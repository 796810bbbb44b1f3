import yaml from 'js-yaml';
import { basename } from 'node:path/posix';
import type { FirstDocument } from './answers.ts';
import { planCollection } from './content-collection.ts';
import type { PlanContext, PlannedFile } from './planned-file.ts';

/** Plans a pending chant spec. A run of chant then writes the document. */
export function planChantSpec(
  { path, tracks }: FirstDocument,
  { repository: { files, site }, day }: PlanContext,
): PlannedFile[] {
  const fields = { type: 'documentation', status: 'pending', tracks, target_files: [path] };
  const text = `---
${yaml.dump(fields, { lineWidth: -1, noArrayIndent: true })}---

# Document the architecture

Describe the system as its source code shows it, for somebody who is to work on it next week: what
it is for, which parts it has, how they depend on one another, and the decisions that shaped it.

State nothing that the code does not show, and cite the lines that show it in inline code: the path
of the file, a colon, and the first and last line.

## Acceptance Criteria

${site?.isStarlight === true ? '- [ ] The document begins with frontmatter that has a `title`\n' : ''}\
- [ ] Every part of the tracked code has a section
- [ ] Statements about code cite the lines that they are about
- [ ] Every cited file and line is there
`;
  const spec: PlannedFile = {
    path: `.chant/specs/${nextSpecId(day, specIds(files))}.md`,
    text,
    purpose: `is to write ${path} from ${tracks.join(', ')}`,
  };
  return [spec, ...planCollection(path, site)];
}

/** The ids of all specs. Those of archived specs stay in use. */
function specIds(files: readonly string[]): string[] {
  return files
    .filter((file) => /^\.chant\/(?:specs|archive)\/.*\.md$/.test(file))
    .map((file) => basename(file, '.md'));
}

/** The first id of a day that no spec has, in the format of chant: a number in base 36. */
export function nextSpecId(day: string, taken: readonly string[]): string {
  const numbers = taken
    .filter((id) => id.startsWith(`${day}-`))
    .map((id) => Number.parseInt(id.slice(day.length + 1, day.length + 4), 36))
    .filter((number) => !Number.isNaN(number));
  const next = Math.max(0, ...numbers) + 1;
  return `${day}-${next.toString(36).padStart(3, '0')}-doc`;
}
