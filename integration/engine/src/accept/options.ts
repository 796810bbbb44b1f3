import * as z from 'zod';
import { AnalyzeOptionsSchema } from '../options.ts';
import { readTime } from '../specs/fields.ts';

const Part = z.string().min(1);

const SECTION = 'has to name a `document`, and its `section` or a `line`';

const Section = z.union(
  [
    z.strictObject({
      /** The path of a page with `tracks`, or a part of the path that no other page has. */
      document: Part,
      /**
       * The slug of a heading, or its text. An empty text means the text before the first heading,
       * and so do `(top)` and `top`, unless a heading has that slug.
       */
      section: z.string(),
    }),
    z.strictObject({
      document: Part,
      /** A line of the page, counted from 1. It means the section that contains this line. */
      line: z.int().min(1),
    }),
  ],
  SECTION,
);

/** A section of a page, as a user names it. */
export type SectionTarget = z.output<typeof Section>;

/** The schema of the options of `proposeAcceptances`. */
export const ProposeOptionsSchema = AnalyzeOptionsSchema.omit({
  committed: true,
  staged: true,
  at: true,
})
  .extend({
    /**
     * The specs to accept. Each is named by the path of one of its documents, or by any part of its
     * id that no other id contains.
     */
    spec: z.union([Part, z.array(Part).min(1)]).optional(),
    /** The sections to accept. Only pages with `tracks` are accepted by section. */
    section: z.union([Section, z.array(Section).min(1)], SECTION).optional(),
    /** Accepts every spec whose own inputs have drifted, in place of `spec` and `section`. */
    all: z.boolean().default(false),
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
  .superRefine(({ spec, section, all }, context) => {
    const isNamed = spec !== undefined || section !== undefined;
    if (all === isNamed) {
      const message = 'name specs or sections, or set `all`';
      context.addIssue({ code: 'custom', path: ['spec'], message });
    }
  });

/** The schema of the options of `acceptSpecs`. */
export const AcceptOptionsSchema = ProposeOptionsSchema.safeExtend({
  /** Why the documents are right for the code as it is. */
  reason: z.string().trim().min(1, 'is empty'),
});

/** The schema of the options of `pruneAcceptances`. */
export const PruneOptionsSchema = AnalyzeOptionsSchema.omit({
  committed: true,
  staged: true,
  at: true,
}).extend({
  /** Only reports what would be removed and moved. */
  dryRun: z.boolean().default(false),
});

/**
 * The options of `pruneAcceptances`: those of `analyze` except `committed`, `staged` and `at`, and
 * `dryRun`.
 */
export type PruneOptions = z.input<typeof PruneOptionsSchema>;

/** The options of `proposeAcceptances`: those of `acceptSpecs`, without the reason. */
export type ProposeOptions = z.input<typeof ProposeOptionsSchema>;

/**
 * The options of `acceptSpecs`: `spec` names the specs to accept, `section` the sections of pages,
 * and `all` accepts every spec that has drifted. The options of `analyze` apply as well, except
 * `committed`, `staged` and `at`.
 */
export type AcceptOptions = z.input<typeof AcceptOptionsSchema>;
