import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { FORGES } from '../../../integration/engine/src/forge/forges.ts';

const integration = fileURLToPath(new URL('../../../integration/', import.meta.url));

/** The source files of all packages, without those that define the forges. */
function sources(): string[] {
  return ['engine', 'cli', 'astro'].flatMap((name) =>
    readdirSync(join(integration, name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/^forge[/\\]/.test(file))
      .map((file) => join(integration, name, 'src', file)),
  );
}

const NAMES = new Set(
  FORGES.flatMap(({ kind, name, services }) => [kind, name, ...Object.values(services)]),
);
const HOSTS = new RegExp(
  FORGES.flatMap(({ services }) => Object.keys(services))
    .map((host) => host.replace('.', String.raw`\\?\.`))
    .join('|'),
);

const COMPARISONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

const isName = (node: ts.Node): boolean => ts.isStringLiteral(node) && NAMES.has(node.text);

/** Whether a part of a program compares a text with the name or the host of a forge. */
function recognisesForge(node: ts.Node): boolean {
  if (ts.isRegularExpressionLiteral(node)) return HOSTS.test(node.text);
  if (ts.isStringLiteral(node)) return HOSTS.test(node.text);
  if (ts.isCaseClause(node)) return isName(node.expression);
  if (ts.isBinaryExpression(node)) {
    return COMPARISONS.has(node.operatorToken.kind) && [node.left, node.right].some(isName);
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const isTest = ['includes', 'startsWith', 'endsWith', 'has'].includes(node.expression.name.text);
  return isTest && node.arguments.some(isName);
}

function comparisonsIn(name: string, text: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (recognisesForge(node)) found.push(`${name}: ${node.getText(file)}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('the forges', () => {
  it('have kinds that occur only once', () => {
    const kinds = FORGES.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it.each(FORGES.flatMap((forge) => Object.keys(forge.services).map((host) => ({ host, forge }))))(
    'recognise their own service $host',
    ({ host, forge }) => {
      expect(FORGES.find(({ hosts }) => hosts.test(host))).toBe(forge);
    },
  );

  it.each([
    "if (forge.name === 'GitHub') go();",
    "if ('gitlab' !== kind) go();",
    "switch (kind) { case 'forgejo': go(); }",
    "host.includes('gitlab')",
    String.raw`/^(?:www\.)?github\.com$/.test(host)`,
    "const host = 'codeberg.org';",
  ])('are compared in %s', (text) => {
    expect(comparisonsIn('a.ts', text)).toHaveLength(1);
  });

  it('are compared nowhere else', () => {
    const found = sources().flatMap((file) => comparisonsIn(file, readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });
});

it.each(['options.md', 'source-pages.md'])('the guide %s names every kind of forge', (guide) => {
  const path = new URL(`../../../content/guides/${guide}`, import.meta.url);
  const line = readFileSync(path, 'utf8')
    .split('\n')
    .find((text) => text.includes('`bitbucket-server`'));
  const named = [...(line ?? '').matchAll(/`([\w-]+)`/g)].map(([, name]) => name ?? '');
  const kinds: readonly string[] = FORGES.map(({ kind }) => kind);
  expect(named.filter((name) => kinds.includes(name)).sort()).toEqual(kinds.toSorted());
});
