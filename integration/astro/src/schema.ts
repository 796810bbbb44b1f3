import { RULES, type RuleName } from '@astro-drift/engine/internal/report/rules';
import { readTime } from '@astro-drift/engine/internal/specs/fields';
import { readPath } from '@astro-drift/engine/internal/specs/path';
import { patternProblem } from '@astro-drift/engine/internal/specs/pattern';
import { scheduleProblem } from '@astro-drift/engine/internal/specs/schedule';
import * as z from 'astro/zod';

const texts = (expected: string, problemOf: (text: string) => string | null) =>
  z
    .union([z.string(), z.array(z.string())], { error: `takes ${expected}, or a list of them` })
    .transform((value) => [value].flat())
    .superRefine((values, context) => {
      for (const value of values) {
        const problem = problemOf(value);
        if (problem !== null) context.addIssue(`names \`${value}\`, which ${problem}`);
      }
    })
    .optional();

const inputs = () => texts('a path or pattern such as src/auth/**', inputProblem);

function inputProblem(written: string): string | null {
  const read = readPath(written.replace(/^!/, ''));
  return 'problem' in read ? read.problem : patternProblem(read.path);
}

const REVIEWED = 'takes a day such as 2026-03-01, a time, or the id of a commit';

const Schema = z.object({
  /** Paths and patterns of the files that the page describes, relative to the repository. */
  tracks: inputs(),
  /** Of the files that it analyses. */
  origin: inputs(),
  /** Of the files that it is informed by. */
  informed_by: inputs(),
  /** When the page was last known to be right: a day, a time, or a commit. */
  reviewed: z
    // YAML takes a commit's id without letters for a number.
    .union([z.date(), z.string(), z.number().transform(String)], { error: REVIEWED })
    .refine((value) => readTime(value) !== null || /^[\da-f]{7,64}$/i.test(String(value)), {
      error: REVIEWED,
    })
    .optional(),
  /** How often it is to be checked, such as `monthly`. */
  schedule: z
    .string()
    .superRefine((value, context) => {
      const problem = scheduleProblem(value);
      if (problem !== null) context.addIssue(problem);
    })
    .optional(),
  /** Severities of rules for this page alone. */
  rules: z
    .partialRecord(z.enum(Object.keys(RULES) as RuleName[]), z.enum(['off', 'warn', 'error']))
    .optional(),
  /** Who answers for the page. */
  owner: texts('a name', (name) => (name.trim() === '' ? 'is empty' : null)),
  /** Whether the page is in the drift report, and has banner and sources. */
  public: z.boolean({ error: 'takes true or false' }).optional(),
  /** `false`, or which of `banner` and `sources` the page shows by itself. */
  drift: z
    .union(
      [
        z.boolean(),
        z.strictObject({ banner: z.boolean().optional(), sources: z.boolean().optional() }),
      ],
      { error: 'takes false, or which of banner and sources to show, such as { banner: false }' },
    )
    .optional(),
});

/**
 * The fields with which a page names its sources, for the schema of a collection; all are optional.
 * It is an object of Zod: add fields of your own with `driftSchema().extend({ … })`, or give it to
 * another schema, as in `docsSchema({ extend: driftSchema() })`.
 */
export function driftSchema(): typeof Schema {
  return Schema;
}
