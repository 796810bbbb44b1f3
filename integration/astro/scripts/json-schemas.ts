import { copyFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Whoever has installed `astro-drift` finds the schemas under its name.
const engine = new URL('.', import.meta.resolve('@astro-drift/engine'));
for (const file of readdirSync(fileURLToPath(engine))) {
  if (!file.endsWith('.schema.json')) continue;
  copyFileSync(new URL(file, engine), new URL(`../dist/${file}`, import.meta.url));
}
