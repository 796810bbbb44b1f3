import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  type Language,
  LANGUAGES,
  supportOf,
  TEXT_LANGUAGE_NAMES,
} from '../../../integration/engine/src/code/language.ts';
import { parse } from '../code/support/tree.ts';

const root = fileURLToPath(new URL('../../../integration/', import.meta.url));

/** Files in `languages/` that are no language. */
const SHARED = ['index.ts', 'language-support.ts', 'text-language.ts'];

/** Places outside of `languages/` with a name that means something else there. */
const OTHER_MEANINGS = [
  // A format of frontmatter.
  "engine/src/documents/frontmatter.ts: 'javascript'",
];

/** The names of languages that a source file contains as strings or as keys of objects. */
function languagesNamedIn(text: string): string[] {
  const found: string[] = [];
  const names = new Set<string>(LANGUAGES);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && names.has(node.text)) found.push(`'${node.text}'`);
    if (ts.isPropertyAssignment(node) && names.has(node.name.getText())) {
      found.push(`${node.name.getText()}:`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
}

/** The types of nodes that the rules of a language name, other than those of routes. */
function nodeTypesIn(language: Language): string[] {
  const { syntax, declarations, variables, definitionRoles = {} } = supportOf(language);
  const { format = {}, types, locals, docsBefore } = syntax;
  const lists = [
    ...Object.values(syntax.nodes),
    declarations.containers,
    declarations.prefixes,
    ...[format.trailingCommas, format.tuples, format.separators, format.chains],
    ...[format.joinedStrings, format.keys?.within, format.keys?.string, format.keys?.name],
    ...[types?.annotations, types?.annotated, types?.declarations],
    ...Object.values(types?.tokens ?? {}),
    ...[locals?.functions, locals?.classes, docsBefore?.within],
  ];
  return [
    ...lists.flatMap((list) => list?.split(' ') ?? []),
    ...Object.keys(format.wrappers ?? {}),
    ...Object.entries(types?.aliases ?? {}).flat(),
    ...Object.keys(syntax.asides ?? {}),
    ...Object.keys(declarations.rules),
    ...Object.keys(variables),
    ...Object.keys(definitionRoles),
    ...(syntax.indentedBlocks ?? []),
    ...(syntax.codeInComments === undefined ? [] : [syntax.codeInComments.node]),
    ...Object.values(syntax.tags ?? {}),
  ];
}

async function grammarTypes(language: Language): Promise<readonly string[]> {
  const tree = await parse(language, '');
  const { types } = tree.language;
  tree.delete();
  return types;
}

describe('a language', () => {
  it('is one file with its name, which is in the list', () => {
    const files = readdirSync(join(root, 'engine/src/languages')).filter((file) =>
      file.endsWith('.ts'),
    );
    const languages = files.filter((file) => !SHARED.includes(file)).sort();
    const names = [...LANGUAGES, ...TEXT_LANGUAGE_NAMES].sort();
    expect(languages).toEqual(names.map((language) => `${language}.ts`));
  });

  it('is named nowhere else', () => {
    const sources = [...sourcesOf('engine/src'), ...sourcesOf('cli/src')].filter(
      (file) => !file.startsWith('engine/src/languages/'),
    );
    const places = sources.flatMap((file) =>
      languagesNamedIn(readFileSync(join(root, file), 'utf8')).map((name) => `${file}: ${name}`),
    );
    expect(places).toEqual(OTHER_MEANINGS);
  });

  it('is named by comparisons, cases, lists and tables that the test above looks for', () => {
    const text = `
      if (language === 'python' || ['ruby'].includes(language)) f({ go: 1, 'java': 2 });
      switch (language) { case 'rust': }
      const fortran = 'fortran'; // 'php'
    `;
    expect(languagesNamedIn(text)).toEqual(["'python'", "'ruby'", 'go:', "'java'", "'rust'"]);
  });

  it.each(LANGUAGES)('has a grammar: %s', (language) => {
    const { grammar } = supportOf(language);
    const { resolve } = createRequire(join(root, 'engine/src/index.ts'));
    expect(existsSync(resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${grammar}.wasm`))).toBe(
      true,
    );
  });

  it('shares no kind of file with another', () => {
    const files = LANGUAGES.flatMap((language) => supportOf(language).files.split(' '));
    expect(files).toEqual([...new Set(files)]);
    expect(files.filter((file) => file !== file.toLowerCase())).toEqual([]);
  });

  it('names only types of nodes that a grammar with these rules has', async () => {
    const known = new Map<string, Set<string>>();
    for (const language of LANGUAGES) {
      const rules = Object.keys(supportOf(language).declarations.rules).join(' ');
      const types = known.get(rules) ?? new Set();
      for (const type of await grammarTypes(language)) types.add(type);
      known.set(rules, types);
    }
    const unknown = LANGUAGES.flatMap((language) => {
      const types = known.get(Object.keys(supportOf(language).declarations.rules).join(' '));
      return nodeTypesIn(language)
        .filter((type) => types?.has(type) !== true)
        .map((type) => `${language}: ${type}`);
    });
    expect(unknown).toEqual([]);
  });
});
