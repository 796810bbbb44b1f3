import { parseDocument } from '../documents/document.ts';
import { readList, readRecord, readText, readTime } from './fields.ts';
import { lineOfField, lineOfValue, readFrontmatter } from './frontmatter.ts';
import { readInputs } from './inputs.ts';
import { readPath } from './path.ts';
import type { Completion, Spec, SpecProblem } from './spec.ts';

const TYPES = new Set(['code', 'task', 'driver', 'group', 'documentation', 'research']);

/** `needs_attention` is what chant itself makes of a completed spec that has drifted. */
const COMPLETED = new Set(['completed', 'needs_attention']);

/**
 * Reads a chant spec. Lenient where real folders are odd: bare values for lists, unknown types,
 * missing fields.
 *
 * @throws {FrontmatterError} when there is nothing to read
 */
export function readChantSpec(file: string, text: string): { spec: Spec; problems: SpecProblem[] } {
  const { data, body } = readFrontmatter(text, 'text');
  const problems: SpecProblem[] = [];
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  const type = readText(data['type']) ?? 'code';
  if (!TYPES.has(type)) {
    problems.push({
      file,
      line: lineOfField(text, 'type'),
      message: `\`type: ${type}\` is not a type that chant knows (${[...TYPES].join(', ')})`,
      minor: true,
    });
  }
  const completed = COMPLETED.has(readText(data['status']) ?? 'pending');
  return {
    spec: {
      id,
      kind: 'chant',
      file,
      title: parseDocument(body, 'md').title ?? id,
      type,
      completed,
      completion: completed ? readCompletion(data) : null,
      inputs: readInputs(file, text, data, problems),
      targets: readTargets(file, text, readList(data['target_files']), problems),
      dependsOn: readList(data['depends_on']),
      members: readList(data['members']),
      schedule: readText(data['schedule']),
      rules: readRecord(data['rules']),
      public: data['public'] !== 'false',
    },
    problems,
  };
}

/** The newest of the times that declare the documents right, or the bare status. */
export function readCompletion(data: Readonly<Record<string, unknown>>): Completion | null {
  if (!COMPLETED.has(readText(data['status']) ?? '')) return null;
  const fields = ['completed_at', 'replayed_at', 'last_verified'] as const;
  let newest: Completion | null = null;
  for (const field of fields) {
    if (field === 'last_verified' && data['verification_status'] !== 'passed') continue;
    const time = readTime(data[field]);
    if (time === null || time < (newest?.time ?? -Infinity)) continue;
    newest = { field, value: `${field}=${time}`, time };
  }
  return newest ?? { field: 'status', value: 'status=completed', time: null };
}

function readTargets(
  file: string,
  text: string,
  written: readonly string[],
  problems: SpecProblem[],
): string[] {
  const targets: string[] = [];
  for (const target of written) {
    const read = readPath(target);
    if ('path' in read) targets.push(read.path);
    else {
      problems.push({
        file,
        line: lineOfValue(text, 'target_files', target),
        message: `\`target_files\` names \`${target}\`, which ${read.problem}`,
      });
    }
  }
  return [...new Set(targets)];
}
