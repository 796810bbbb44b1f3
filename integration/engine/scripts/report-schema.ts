import { readFileSync, writeFileSync } from 'node:fs';
import { reportJsonSchema } from '../src/report/json-schema.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

writeFileSync(
  new URL('../dist/report.schema.json', import.meta.url),
  `${JSON.stringify(reportJsonSchema(version), null, 2)}\n`,
);
