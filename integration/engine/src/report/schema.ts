import * as z from 'zod';
import { RULE_NAMES } from '../rules/index.ts';
import {
  CommitSchema,
  FilePlaceSchema,
  Line,
  PassedOverSchema,
  SpecSchema,
} from './spec-schema.ts';

const Finding = z.object({
  rule: z.enum(RULE_NAMES),
  severity: z.enum(['warn', 'error']),
  message: z.string(),
  spec: z.string().nullable(),
  file: z.string().describe('repository-relative; `.` for what concerns no one file'),
  line: Line.optional(),
  column: Line.optional().describe('of the citation, in UTF-16 units'),
  source: FilePlaceSchema.optional().describe('where the cited lines are now'),
  help: z.string().describe('what to do about it'),
  fingerprint: z
    .string()
    .describe('no other finding has it, and the same finding keeps it when lines move'),
});

const Since = z.object({
  ref: z.string().describe('as it was given, such as `origin/main`'),
  commit: z.string().describe('that HEAD and it have in common: what this report is compared with'),
  resolved: z
    .array(Finding)
    .describe('of that commit, and not to be found any more: a spec that was run again, say'),
});

/** The schema of the type `Report`. */
export const ReportSchema = z.object({
  schemaVersion: z.literal(1),
  repository: z.object({
    head: z.string().nullable(),
    branch: z.string().nullable(),
    shallow: z.boolean(),
    dirty: z.boolean(),
    remote: z
      .string()
      .nullable()
      .describe('without users and tokens; null: there is none, or it is a path of a machine'),
    problem: z
      .object({
        reason: z.string(),
        fix: z.string(),
        cause: z.string().optional().describe('what git said, where the reason does not tell'),
      })
      .nullable()
      .describe('why nothing can be compared'),
    fetchProblem: z
      .string()
      .optional()
      .describe('why what the clone lacks could not be fetched from its remote'),
  }),
  since: Since.optional().describe(
    'the report is narrowed: to the findings that changes since a commit caused, to the specs in ' +
      'which they caused or resolved something, and to those changes of inputs, each of them ' +
      'described as it is since the baseline of its spec',
  ),
  summary: z.object({
    specs: z
      .object({
        total: z.int(),
        upToDate: z.int(),
        drifted: z.int(),
        upstreamDrifted: z.int(),
        unknown: z.int(),
        notCompleted: z.int(),
        accepted: z.int(),
      })
      .describe('by status; without pages that declare nothing'),
    documents: z
      .object({
        broken: z.int(),
        needsReview: z.int(),
        nearbyChanges: z.int(),
        upToDate: z.int(),
        unknown: z.int(),
        notCompleted: z.int(),
      })
      .describe('by state; one of several specs counts once for each'),
    references: z
      .object({
        total: z.int(),
        broken: z.int().describe('that lead nowhere'),
        pages: z.object({
          total: z.int(),
          broken: z.int().describe('with a reference that leads nowhere'),
          upToDate: z.int(),
        }),
      })
      .optional()
      .describe('on pages that declare no sources; left out if no such page refers to files'),
    passedOver: PassedOverSchema.optional().describe('it is left out if there are none'),
    errors: z.int(),
    warnings: z.int(),
    suppressed: z.int().describe('findings that `.drift/suppressions.json` knows'),
  }),
  commits: z
    .array(CommitSchema)
    .describe('that changed inputs, each once, the oldest first; others lead here by index'),
  specs: z.array(SpecSchema),
  findings: z.array(Finding).describe('those that are not suppressed'),
  suppressed: z
    .array(Finding)
    .optional()
    .describe('findings that `.drift/suppressions.json` knows, if there are any'),
  unusedSuppressions: z
    .array(z.object({ file: z.string(), rule: z.string(), what: z.string() }))
    .optional()
    .describe('of what is not found any more, if there are any'),
});

/**
 * The result of a run, as plain data. Paths are relative to the repository and use `/`. Times are
 * in UTC.
 */
export type Report = z.infer<typeof ReportSchema>;
/**
 * In a report that is narrowed to the changes since a base commit: the base, and the findings that
 * were resolved since.
 */
export type SinceReport = z.infer<typeof Since>;
/** A problem that a rule reports. */
export type Finding = z.infer<typeof Finding>;
export {
  type AcceptanceReport,
  type BaselineReport,
  type ChangeReport,
  type CitationReport,
  CitationSchema,
  type CommitReport,
  type DiagramReport,
  type DocumentReport,
  type EvidenceReport,
  type RunReport,
  type PassedOverReport,
  type SectionReport,
  type SpecReport,
  type Status,
  type SymbolReport,
} from './spec-schema.ts';
