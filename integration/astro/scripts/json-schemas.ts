import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'astro/zod';
import { driftSchema } from '../src/schema.ts';

// Copies the JSON Schemas of the engine, so that users also find them in the package `astro-drift`.
const engine = new URL('.', import.meta.resolve('@astro-drift/engine'));
for (const file of readdirSync(fileURLToPath(engine))) {
  if (!file.endsWith('.schema.json')) continue;
  copyFileSync(new URL(file, engine), new URL(`../dist/${file}`, import.meta.url));
}

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

// The frontmatter of a page may have other fields as well.
const { $schema, ...schema } = z.toJSONSchema(driftSchema(), {
  io: 'input',
  target: 'draft-7',
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }) => {
    // YAML reads a day as a date. Programs that check a schema read it as text.
    if (zodSchema._zod.def.type === 'date') jsonSchema.type = 'string';
  },
});
const file = 'frontmatter.schema.json';
const described = {
  $schema,
  $id: `https://unpkg.com/astro-drift@${version}/dist/${file}`,
  title: 'Frontmatter of a page that declares its sources',
  description: 'Paths and patterns are relative to the root of the repository.',
  ...schema,
};
const text = `${JSON.stringify(described, null, 2)}\n`;
writeFileSync(new URL(`../dist/${file}`, import.meta.url), text);
