import * as z from 'zod';
import { DriftOptionsSchema } from './configuration/options.ts';
import { CoverageSchema } from './coverage.ts';
import { AffectedSchema } from './report/affected.ts';
import { ReportSchema } from './report/schema.ts';
import { SiteReportSchema } from './report/site-schema.ts';
import { SpecStatusesSchema } from './report/spec-statuses.ts';

const SCHEMAS = {
  'report.schema.json': {
    schema: ReportSchema,
    title: 'Report of astro-drift',
    description:
      'Which documents of a repository still agree with the sources that they were written from.',
  },
  'site-report.schema.json': {
    schema: SiteReportSchema,
    title: 'Report of a site of astro-drift',
    description:
      'The same as the report that the command line prints, with inputs and changes in lists of their own.',
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

/** A description that the schemas of output contain. */
const UNITS =
  'Paths are repository-relative with forward slashes, lines and columns count from 1, times are UTC.';

/**
 * Returns the JSON Schemas by file name: of everything that the command line and sites write as JSON,
 * and of `drift.config.json`. The schemas of output allow unknown properties, so data with new
 * properties stays valid.
 *
 * @param version the version of this package; it is part of the addresses of the schemas
 */
export function jsonSchemas(version: string): ReadonlyMap<string, Record<string, unknown>> {
  return new Map([...outputSchemas(version), ['config.schema.json', configSchema(version)]]);
}

function outputSchemas(version: string): [string, Record<string, unknown>][] {
  return Object.entries(SCHEMAS).map(([file, { schema: source, title, description }]) => {
    const { $schema, ...schema } = z.toJSONSchema(source, { io: 'input' });
    const $id = addressOf(version, file);
    return [file, { $schema, $id, title, description: `${description} ${UNITS}`, ...schema }];
  });
}

/** Returns the schema of `drift.config.json`. Editors know this version of JSON Schema best. */
function configSchema(version: string): Record<string, unknown> {
  const source = DriftOptionsSchema.extend({
    $schema: z.string().optional().describe('the address of this schema, for editors'),
  });
  const { $schema, ...schema } = z.toJSONSchema(source, { io: 'input', target: 'draft-7' });
  return {
    $schema,
    $id: addressOf(version, 'config.schema.json'),
    title: 'Options of astro-drift in `drift.config.json`',
    description: 'Paths and patterns are relative to the root of the repository.',
    ...schema,
  };
}

function addressOf(version: string, file: string): string {
  return `https://unpkg.com/@astro-drift/engine@${version}/dist/${file}`;
}
