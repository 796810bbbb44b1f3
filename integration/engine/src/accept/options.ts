import * as z from 'zod';
import { AnalyzeOptionsSchema } from '../options.ts';
import { readTime } from '../specs/fields.ts';

const Part = z.string().min(1);

/** The schema of the options of `acceptSpecs`. */
export const AcceptOptionsSchema = AnalyzeOptionsSchema.omit({ committed: true })
  .extend({
    /** The specs to accept. Each is named by any part of its id that no other id contains. */
    spec: z.union([Part, z.array(Part).min(1)]).optional(),
    /** Accepts every spec whose own inputs have drifted, in place of `spec`. */
    all: z.boolean().default(false),
    /** Why the documents are right for the code as it is. */
    reason: z.string().trim().min(1, 'is empty'),
    /** Who says so. By default, this is the author that git would record. */
    author: z.string().trim().min(1, 'is empty').optional(),
    /**
     * The last day on which the acceptance holds (`2026-03-01`), or the time of its end (RFC 3339).
     */
    until: z
      .string()
      .refine((until) => readTime(until) !== null, 'is not a date such as 2026-03-01')
      .optional(),
    /** Only reports what would be written. */
    dryRun: z.boolean().default(false),
  })
  .superRefine(({ spec, all }, context) => {
    if (all === (spec !== undefined)) {
      context.addIssue({ code: 'custom', path: ['spec'], message: 'name specs, or set `all`' });
    }
  });

/**
 * The options of `acceptSpecs`: `spec` names the specs to accept, and `all` accepts every spec that
 * has drifted. The options of `analyze` apply as well, except `committed`.
 */
export type AcceptOptions = z.input<typeof AcceptOptionsSchema>;
