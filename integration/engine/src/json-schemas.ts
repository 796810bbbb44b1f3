import * as z from 'zod';
import { CoverageSchema } from './coverage.ts';
import { AffectedSchema } from './report/affected.ts';
import { ReportSchema } from './report/schema.ts';
import { SpecStatusesSchema } from './report/spec-statuses.ts';

const SCHEMAS = {
  'report.schema.json': {
    schema: ReportSchema,
    title: 'Report of astro-drift',
    description:
      'Which documents of a repository still agree with the sources that they were written from.',
  },
  'affected.schema.json': {
    schema: AffectedSchema,
    title: 'Output of `astro-drift affected --json`',
    description: 'Which specs, documents and sections files concern.',
  },
  'coverage.schema.json': {
    schema: CoverageSchema,
    title: 'Output of `astro-drift coverage --json`',
    description: 'Which source files are documented, and by what.',
  },
  'status.schema.json': {
    schema: SpecStatusesSchema,
    title: 'Output of `astro-drift status --json`',
    description: 'The state of specs, a row for each.',
  },
};

/** A description that all schemas contain. */
const UNITS =
  'Paths are repository-relative with forward slashes, lines and columns count from 1, times are UTC.';

/**
 * Returns the JSON Schemas of everything that the command line prints as JSON, by file name. The
 * schemas allow unknown properties, so data with new properties stays valid.
 *
 * @param version the version of this package; it is part of the addresses of the schemas
 */
export function jsonSchemas(version: string): ReadonlyMap<string, Record<string, unknown>> {
  return new Map(
    Object.entries(SCHEMAS).map(([file, { schema: source, title, description }]) => {
      const { $schema, ...schema } = z.toJSONSchema(source, { io: 'input' });
      const $id = `https://unpkg.com/@astro-drift/engine@${version}/dist/${file}`;
      return [file, { $schema, $id, title, description: `${description} ${UNITS}`, ...schema }];
    }),
  );
}
