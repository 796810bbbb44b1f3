import { makeRuleConfigSchema } from '@astro-drift/engine/internal/rules/config';
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
  /** Paths and patterns of the files that the page analyses, in the same form. */
  origin: inputs(),
  /** Paths and patterns of the files that were read as background, in the same form. */
  informed_by: inputs(),
  /** When the page was last checked. This can be a day, a time, or a commit. */
  reviewed: z
    // If the id of a commit has only digits, YAML reads it as a number.
    .union([z.date(), z.string(), z.number().transform(String)], { error: REVIEWED })
    .refine((value) => readTime(value) !== null || /^[\da-f]{7,64}$/i.test(String(value)), {
      error: REVIEWED,
    })
    .optional(),
  /** How often the page must be checked, such as `monthly`. */
  schedule: z
    .string()
    .superRefine((value, context) => {
      const problem = scheduleProblem(value);
      if (problem !== null) context.addIssue(problem);
    })
    .optional(),
  /** The settings of rules for this page: severities, perhaps with options. */
  rules: makeRuleConfigSchema(z).optional(),
  /** The people who are responsible for the page. */
  owner: texts('a name', (name) => (name.trim() === '' ? 'is empty' : null)),
  /**
   * Whether the drift report contains the page. If it does not, the page has no banner and no
   * sources.
   */
  public: z.boolean({ error: 'takes true or false' }).optional(),
  /** Which parts the page shows by itself, without a component. `false` means none. */
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
 * Returns the schema of the fields with which a page names its sources, for a content collection.
 * All fields are optional. The schema is a Zod object: add your own fields with
 * `driftSchema().extend({ … })`, or pass it to another schema, as in `docsSchema({ extend:
 * driftSchema() })`.
 */
export function driftSchema(): typeof Schema {
  return Schema;
}
