import * as z from 'zod';
import { ReportSchema } from './schema.ts';
import {
  ChangeSchema,
  DocumentSchema,
  InputSchema,
  SectionBaselineSchema,
  SectionSchema,
  SpecSchema,
} from './spec-schema.ts';

/** The place of an object in a list of the report. */
const Index = z.int().min(0);

/** The schema of the type `SiteReport`. */
export const SiteReportSchema = ReportSchema.extend({
  schemaVersion: z.literal(2),
  inputs: z.array(InputSchema).describe('of all specs, each once; they lead here by index'),
  changes: z.array(ChangeSchema).describe('of all specs, each once; they lead here by index'),
  specs: z.array(
    SpecSchema.extend({
      inputs: z.array(Index).describe('indexes in the list `inputs` of the report'),
      changes: z.array(Index).describe('indexes in the list `changes` of the report'),
      documents: z.array(
        DocumentSchema.extend({
          sections: z.array(
            SectionSchema.extend({
              baseline: SectionBaselineSchema.optional().describe(
                'the newest review of the section; left out if it is the baseline of the spec',
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});

/**
 * A report as a site publishes it. It says the same, but nothing twice, because pages often have
 * the same sources.
 */
export type SiteReport = z.infer<typeof SiteReportSchema>;
