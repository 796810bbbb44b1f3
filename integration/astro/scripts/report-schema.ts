import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

copyFileSync(
  fileURLToPath(import.meta.resolve('@astro-drift/engine/report.schema.json')),
  new URL('../dist/report.schema.json', import.meta.url),
);
