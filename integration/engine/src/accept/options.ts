import * as z from 'zod';
import { AnalyzeOptionsSchema } from '../options.ts';
import { readTime } from '../specs/fields.ts';

const Part = z.string().min(1);

/** The options of `acceptSpecs`. */
export const AcceptOptionsSchema = AnalyzeOptionsSchema.omit({ committed: true })
  .extend({
    /** The specs, each by any part of its id that no other has. */
    spec: z.union([Part, z.array(Part).min(1)]).optional(),
    /** Every spec whose own inputs have drifted, instead of `spec`. */
    all: z.boolean().default(false),
    /** Why the documents are right for the code as it is. */
    reason: z.string().trim().min(1, 'is empty'),
    /** Who says so; unless given, the one that git would name as an author. */
    author: z.string().trim().min(1, 'is empty').optional(),
    /** The last day on which it holds (`2026-03-01`), or an instant in RFC 3339. */
    until: z
      .string()
      .refine((until) => readTime(until) !== null, 'is not a date such as 2026-03-01')
      .optional(),
    /** Only tells what would be written. */
    dryRun: z.boolean().default(false),
  })
  .superRefine(({ spec, all }, context) => {
    if (all === (spec !== undefined)) {
      context.addIssue({ code: 'custom', path: ['spec'], message: 'name specs, or set `all`' });
    }
  });

/** What `acceptSpecs` takes: specs by `spec`, or `all` that have drifted, and what `analyze` takes. */
export type AcceptOptions = z.input<typeof AcceptOptionsSchema>;
