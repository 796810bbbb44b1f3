import { lineOfField } from '../documents/frontmatter.ts';
import type { SpecProblem } from './spec.ts';

type Data = Readonly<Record<string, unknown>>;

/** What is wrong with the shape of fields that take one value; they count as not given. */
export function valueProblems(
  file: string,
  text: string,
  data: Data,
  fields: readonly string[],
): SpecProblem[] {
  return fields.flatMap((field) => {
    const shape = shapeOf(data[field]);
    if (shape === null) return [];
    return {
      file,
      line: lineOfField(text, field),
      message: `\`${field}\` is ${shape}, though it takes one value, and counts as not given`,
      help: `Write one value after \`${field}:\`.`,
      minor: true,
    };
  });
}

/**
 * What is wrong with the shape of a field that takes a list; what is no text or number is left out.
 *
 * @param example an entry as it should be
 */
export function listProblems(
  file: string,
  text: string,
  data: Data,
  field: string,
  example: string,
): SpecProblem[] {
  const value = data[field];
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const inside = items.map(itemShape).find((shape) => shape !== null);
  const whole = Array.isArray(value) ? null : itemShape(value);
  if (whole === null && inside === undefined) return [];
  const what = whole === null ? `holds ${inside ?? ''}` : `is ${whole}`;
  return [
    {
      file,
      line: lineOfField(text, field),
      message: `\`${field}\` ${what}, though it takes a list of texts`,
      help: `Write the entries as a plain list, such as \`${field}: [${example}]\`.`,
    },
  ];
}

/** What is wrong with the shape of `owner`, which nothing else depends on. */
export function ownerProblems(file: string, text: string, data: Data): SpecProblem[] {
  return listProblems(file, text, data, 'owner', "'@docs-team'").map((problem) => ({
    ...problem,
    minor: true,
  }));
}

function itemShape(value: unknown): string | null {
  return typeof value === 'number' ? null : shapeOf(value);
}

/** What a value is that is neither text nor nothing. JSON has numbers and truths as well. */
function shapeOf(value: unknown): string | null {
  if (value === undefined || value === null || typeof value === 'string') return null;
  if (value instanceof Date) return null;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}
