import * as z from 'zod';
import { reasonOf } from '../text/reason.ts';

/** Findings that are known, and do not fail a check: all of a rule on a file, or a part of one. */
export interface Suppression {
  /** The file of the finding, relative to the repository. */
  readonly file: string;
  readonly rule: string;
  /** The identity of the finding, or of one of its reasons. It does not depend on lines. */
  readonly id: string;
  /** What was found, for people who read the file. */
  readonly what: string;
}

const FileSchema = z.object(
  {
    version: z.literal(1, 'has to be 1'),
    suppressions: z.array(
      z.object(
        {
          file: z.string('has to be a path'),
          rule: z.string('has to be the name of a rule'),
          id: z.string('has to be an id').regex(/^[\da-f]{32}$/, 'has to be an id'),
          what: z.string('has to be text'),
        },
        'has to be an object',
      ),
      'has to be a list',
    ),
  },
  'has to be a JSON object',
);

/** Reads the file of suppressions. It is untrusted. */
export function parseSuppressions(
  text: string,
): readonly Suppression[] | { readonly problem: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const isConflict = /^<{7} /m.test(text);
    return {
      problem: isConflict ? 'has conflicts of a merge' : `is not JSON: ${reasonOf(error)}`,
    };
  }
  const read = FileSchema.safeParse(data);
  if (read.success) return read.data.suppressions;
  const { path = [], message = 'cannot be used' } = read.error.issues[0] ?? {};
  const name = path.length === 0 ? 'the file' : `\`${path.join('.')}\``;
  return { problem: `cannot be used: ${name} ${message}` };
}

/**
 * Writes suppressions as text, sorted, each on its own line, so that git can merge two versions. The
 * same suppressions have the same text.
 */
export function formatSuppressions(suppressions: readonly Suppression[]): string {
  const lines = new Map(
    suppressions.map(({ file, rule, id, what }) => [
      keyOf({ file, rule, id }),
      `    ${lineOf({ file, rule, id, what })}`,
    ]),
  );
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  const list = sorted.length === 0 ? '[]' : `[\n${sorted.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "suppressions": ${list}\n}\n`;
}

function lineOf(suppression: Suppression): string {
  const fields = Object.entries(suppression).map(
    ([name, value]) => `"${name}": ${JSON.stringify(value)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

/** Returns a key that is unique for each suppression. */
export function keyOf({ file, rule, id }: Omit<Suppression, 'what'>): string {
  return [file, rule, id].join('\0');
}
