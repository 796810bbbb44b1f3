import { lineOfField } from '../documents/frontmatter.ts';
import type { SpecProblem } from './spec.ts';

type Data = Readonly<Record<string, unknown>>;

/** Finds fields that take one value, but have another shape. They count as not given. */
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
 * Finds what is wrong with the shape of a field that takes a list. Entries that are neither text
 * nor numbers do not count.
 *
 * @param example a correct entry
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

/**
 * Finds what is wrong with the shape of `owner`. Such a problem is minor, because nothing else
 * depends on the field.
 */
export function ownerProblems(file: string, text: string, data: Data): SpecProblem[] {
  return listProblems(file, text, data, 'owner', "'@docs-team'").map((problem) => ({
    ...problem,
    minor: true,
  }));
}

function itemShape(value: unknown): string | null {
  return typeof value === 'number' ? null : shapeOf(value);
}

/**
 * Names the shape of a value. Returns `null` if it is text, a date or nothing. A value from JSON
 * can also be a number or a boolean.
 */
function shapeOf(value: unknown): string | null {
  if (value === undefined || value === null || typeof value === 'string') return null;
  if (value instanceof Date) return null;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}
