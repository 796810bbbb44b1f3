import { readFileSync, writeFileSync } from 'node:fs';
import { jsonSchemas } from '../src/json-schemas.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

for (const [file, schema] of jsonSchemas(version)) {
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  writeFileSync(new URL(`../dist/${file}`, import.meta.url), text);
}
