import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sources = join(root, 'integration');

/** The names of decisions that comments in the packages mention. */
function namedDecisions(): string[] {
  return ['engine/src', 'cli/src', 'astro/src'].flatMap((folder) =>
    readdirSync(join(sources, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const text = readFileSync(join(sources, folder, file), 'utf8');
        return [...text.matchAll(/Decision:(?:\s|\*)+([^.]+)\./g)].map(([, name = '']) =>
          name.replace(/\s*\n \* /g, ' '),
        );
      }),
  );
}

it('each decision that a comment names has a section with a date', () => {
  const page = readFileSync(join(root, 'content/architecture/decisions.md'), 'utf8');
  const sections = [...page.matchAll(/^## (.+)\n\n\d{4}-\d\d-\d\d\. /gm)].map(([, name]) => name);
  const named = namedDecisions();
  expect(named.length).toBeGreaterThan(10);
  expect(sections).toEqual(expect.arrayContaining(named));
});
