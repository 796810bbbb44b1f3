import { copyFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Copies the JSON Schemas of the engine, so that users also find them in the package `astro-drift`.
const engine = new URL('.', import.meta.resolve('@astro-drift/engine'));
for (const file of readdirSync(fileURLToPath(engine))) {
  if (!file.endsWith('.schema.json')) continue;
  copyFileSync(new URL(file, engine), new URL(`../dist/${file}`, import.meta.url));
}
