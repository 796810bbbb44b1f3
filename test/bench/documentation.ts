import { seeded } from '../support/random.ts';
import type { TestRepository } from '../support/repository.ts';

/** How documentation is bound to its sources, and whether they have changed since. */
export interface Situation {
  /** In ten chant specs of a hundred documents each, or in each page's own frontmatter. */
  readonly specs: 'chant' | 'pages';
  readonly state: 'fresh' | 'drifted';
}

/** So many documents, each with ten citations. */
export const DOCUMENTS = 1_000;
const CITATIONS = 10;
const FILES = 100;
const FOLDERS = 10;

/** The folder of the documents, in which both kinds of site look for them. */
export const FOLDER = 'src/content/docs';

const VERBS = ['read', 'store', 'check', 'send', 'merge', 'count', 'drop', 'renew'];
const NOUNS = ['session', 'order', 'invoice', 'ticket', 'account', 'token', 'report', 'device'];
const SENTENCES = [
  'The request is read in full before anything is decided, so that half of it can never be stored.',
  'What is not valid is sent back with the reason, and nothing of it is kept.',
  'A second attempt finds the record of the first one and does no harm.',
  'The lock is held as briefly as possible, and never while another service is asked.',
  'Times are kept in UTC; only the page that shows them knows where its reader is.',
  'Whoever calls this has to be prepared for an empty answer.',
  'The limit is the same for all customers, and no configuration changes it.',
];

type Random = (limit: number) => number;

const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T;

const pathOf = (file: number): string => `lib/part${file % FOLDERS}/file${file}.ts`;

/** A module of 100 to 300 lines. */
function makeModule(file: number): string[] {
  const random = seeded(file + 1);
  const size = 100 + random(200);
  const lines = [`/** Part ${file} of the product. */`];
  for (let count = 0; lines.length < size; count++) {
    const [verb, noun] = [pick(VERBS, random), pick(NOUNS, random)];
    lines.push(
      '',
      `/** Can ${verb} the ${noun} number ${count}. */`,
      `export async function ${verb}${noun}${file}x${count}(id: string, limit = ${random(90)}) {`,
      `  const found = await table('${noun}').where({ id }).limit(limit);`,
      `  if (found.length === 0) return null;`,
      ...Array.from({ length: random(6) }, (_, step) => `  found.push(step(${step}, '${verb}'));`),
      `  return found.map((row) => ({ ...row, ${noun}: row.${noun} ?? ${random(1000)} }));`,
      '}',
    );
  }
  return lines;
}

/** The same with a few lines more, and others that say something else. */
function edit(lines: readonly string[], file: number): string[] {
  const random = seeded(file + 7);
  const edited = lines.map((line) =>
    line.startsWith('  const found') && random(3) === 0 ? line.replace('limit(', 'first(') : line,
  );
  edited.splice(1, 0, '', `const revision = ${random(1000)};`);
  return edited;
}

function makeDocument(number: number, { specs }: Situation, modules: readonly string[][]): string {
  const random = seeded(number + 3);
  const part = number % FOLDERS;
  const sentences = (count: number): string =>
    Array.from({ length: count }, () => pick(SENTENCES, random)).join(' ');
  const cite = (): string => {
    const file = random(FILES / FOLDERS) * FOLDERS + part;
    const start = 1 + random((modules[file]?.length ?? 100) - 20);
    return `${pathOf(file)}:${start}-${start + 1 + random(18)}`;
  };
  const sections = Array.from(
    { length: CITATIONS / 2 },
    (_, index) => `## Step ${index + 1}: ${pick(VERBS, random)} the ${pick(NOUNS, random)}

${sentences(4)} See \`${cite()}\`.

${sentences(3)}

- ${sentences(1)}
- ${sentences(1)} It is in \`${cite()}\`.
- **${pick(NOUNS, random)}**: ${sentences(1)}
`,
  );
  return `---
title: Document ${number}
description: How the ${pick(NOUNS, random)} is handled.
${specs === 'pages' ? `tracks: [lib/part${part}/**]\n` : ''}---

${sentences(5)}

| Field | Type | Meaning |
| --- | --- | --- |
${NOUNS.map((noun) => `| \`${noun}\` | string | ${sentences(1)} |`).join('\n')}

${sections.join('\n')}
\`\`\`ts
${(modules[part] ?? []).slice(3, 14).join('\n')}
\`\`\`

\`\`\`sh
npm run ${pick(VERBS, random)} -- --${pick(NOUNS, random)} ${number}
\`\`\`
`;
}

const documentFile = (number: number): string =>
  `${FOLDER}/part${number % FOLDERS}/document${number}.md`;

function makeSpec(part: number): string {
  const own = Array.from({ length: DOCUMENTS / FOLDERS }, (_, index) =>
    documentFile(index * FOLDERS + part),
  );
  return `---
type: documentation
status: completed
completed_at: 2026-01-10T12:00:00Z
tracks: [lib/part${part}/**]
target_files:
${own.map((file) => `  - ${file}`).join('\n')}
---

# Part ${part}
`;
}

/** Commits a thousand documents that were written from a hundred files. */
export function addDocumentation(repository: TestRepository, situation: Situation): void {
  const modules = Array.from({ length: FILES }, (_, file) => makeModule(file));
  modules.forEach((lines, file) => repository.write(pathOf(file), `${lines.join('\n')}\n`));
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository.commit('Write the product', { date: '2026-01-01T00:00:00Z' });
  for (let number = 0; number < DOCUMENTS; number++) {
    repository.write(documentFile(number), makeDocument(number, situation, modules));
  }
  for (let part = 0; part < FOLDERS && situation.specs === 'chant'; part++) {
    repository.write(
      `.chant/specs/2026-01-10-${String(part).padStart(3, '0')}-x.md`,
      makeSpec(part),
    );
  }
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  if (situation.state === 'fresh') return;
  modules.forEach((lines, file) =>
    repository.write(pathOf(file), `${edit(lines, file).join('\n')}\n`),
  );
  repository.commit('Change all of it', { date: '2026-01-20T00:00:00Z' });
}
