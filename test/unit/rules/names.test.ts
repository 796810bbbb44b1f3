import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { RULE_NAMES } from '../../../integration/engine/src/rules/index.ts';

const root = fileURLToPath(new URL('../../../integration/', import.meta.url));

/** Literals that need to be there. */
const ALLOWED = [
  // A field of the frontmatter.
  "engine/src/documents/hidden.ts: 'drift'",
  // A segment of a URL.
  "astro/src/page/added-pages.ts: 'drift'",
  // Pages load no rules. The name has the type of a rule's name.
  "astro/src/page/advice.ts: 'unknown-baseline'",
];

/** The names, and their ends, such as `-citation`. */
const PARTS = new Set(
  RULE_NAMES.flatMap((name) => [
    name,
    ...name.split('-').map((_, index, words) => `-${words.slice(index).join('-')}`),
  ]),
);

/** The folder of the rules themselves. */
const RULES_FOLDER = 'engine/src/rules/';

function listSources(): string[] {
  return ['engine/src', 'cli/src', 'astro/src', 'astro/routes', 'astro/components'].flatMap(
    (folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
        .filter((file) => /\.(?:ts|astro)$/.test(file) && !file.startsWith(RULES_FOLDER)),
  );
}

/** The string literals of a program that are the name of a rule, or the end of one. */
function findNames(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && PARTS.has(node.text)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

it('only the rules themselves know the names of rules', () => {
  const quoted = new RegExp(`['"\`](?:${[...PARTS].join('|')})['"\`]`);
  const found = listSources().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    // Only the script of a component is a program.
    const program = file.endsWith('.astro') ? (text.split('---')[1] ?? '') : text;
    return quoted.test(program) ? findNames(program).map((name) => `${file}: ${name}`) : [];
  });
  expect(found.toSorted()).toEqual(ALLOWED.toSorted());
});

it('names are found in programs, not in comments', () => {
  expect(findNames("// 'drift'\nif (rule === 'drift' || rule.endsWith('-citation')) {}")).toEqual([
    "'drift'",
    "'-citation'",
  ]);
});
