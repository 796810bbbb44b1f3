import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../integration/', import.meta.url));
const INTERNAL = '@astro-drift/engine/internal/';

/** The modules that routes and components import when they run, as paths of sources. */
function readEntries(): string[] {
  const files = ['components', 'routes'].flatMap((folder) =>
    readdirSync(join(root, 'astro', folder)).map((file) => join(root, 'astro', folder, file)),
  );
  const names = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import (?!type).*?'#([\w/-]+)';$/gms)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set(names)].map((name) => `astro/src/${name}.ts`);
}

/** What a module imports when it runs. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    const isTypes = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : ts.isExportDeclaration(statement) && statement.isTypeOnly;
    if (isTypes) return [];
    const { moduleSpecifier } = statement as ts.ImportDeclaration | ts.ExportDeclaration;
    return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [];
  });
}

function sourceOf(imported: string, file: string): string | null {
  if (imported.startsWith('.')) return normalize(join(file, '..', imported));
  return imported.startsWith(INTERNAL) ? `engine/src/${imported.slice(INTERNAL.length)}.ts` : null;
}

it('the code of pages needs no code that reads specs, git or grammars', () => {
  const pending = readEntries();
  const seen = new Set(pending);
  const packages = new Set<string>();
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    for (const imported of importsOf(file)) {
      const source = sourceOf(imported, file);
      if (source === null) packages.add(imported);
      else if (!seen.has(source)) {
        expect(existsSync(join(root, source))).toBe(true);
        seen.add(source);
        pending.push(source);
      }
    }
  }
  expect(seen.has('engine/src/report/advice.ts')).toBe(true);
  const heavy = [...packages].filter((name) => !/^(?:node|virtual):/.test(name));
  expect(heavy.sort()).toEqual(['github-slugger', 'htmlparser2']);
});
