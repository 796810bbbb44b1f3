import * as z from 'zod';
import { ReportSchema } from './schema.ts';

/**
 * The JSON Schema of a report. Properties that it does not know are allowed, so that a report with
 * more of them stays valid.
 *
 * @param version of this package, part of the schema's address
 */
export function reportJsonSchema(version: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(ReportSchema, { io: 'input' });
  return {
    $schema,
    $id: `https://unpkg.com/astro-drift@${version}/dist/report.schema.json`,
    title: 'Report of astro-drift',
    description:
      'Which documents of a repository still agree with the sources that they were written from. Paths are repository-relative with forward slashes, lines and columns count from 1, times are UTC.',
    ...schema,
  };
}
