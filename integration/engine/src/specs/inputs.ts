import { lineOfField, linesOfValues } from '../documents/frontmatter.ts';
import { readList } from './fields.ts';
import { readPath } from './path.ts';
import { patternProblem } from './pattern.ts';
import { listProblems } from './field-types.ts';
import { type InputPattern, ROLES, type SpecProblem } from './spec.ts';

/**
 * Reads the input fields of a frontmatter. An entry that cannot be used becomes a problem.
 *
 * @param tracksLine returns the line of an entry of `tracks` that does not stand in the frontmatter
 */
export function readInputs(
  file: string,
  text: string,
  data: Readonly<Record<string, unknown>>,
  problems: SpecProblem[],
  tracksLine: ((value: string) => number) | null = null,
): InputPattern[] {
  const inputs: InputPattern[] = [];
  for (const role of ROLES) {
    problems.push(...listProblems(file, text, data, role, 'src/auth, lib/a.ts'));
    const entries = readList(data[role]);
    const lineOf = (role === 'tracks' ? tracksLine : null) ?? linesOfValues(text, role);
    for (const written of entries) {
      const line = lineOf(written);
      const negated = written.startsWith('!');
      const read = readPath(negated ? written.slice(1) : written);
      const problem = 'problem' in read ? read.problem : patternProblem(read.path);
      if ('path' in read && problem === null) {
        inputs.push({ role, pattern: negated ? `!${read.path}` : read.path, line });
      } else {
        problems.push({
          file,
          line,
          message: `\`${role}\` names \`${written}\`, which ${problem}`,
        });
      }
    }
    const isUsed = inputs.some((input) => input.role === role);
    if (isUsed && entries.every((entry) => entry.startsWith('!'))) {
      problems.push({
        file,
        line: entries[0] === undefined ? lineOfField(text, role) : lineOf(entries[0]),
        message: `\`${role}\` holds only negations, and so names no file`,
        help: `Name files in \`${role}\` that the entries with \`!\` are taken out of.`,
      });
    }
  }
  return inputs;
}
