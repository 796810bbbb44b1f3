import { describe, expect, it } from 'vitest';
import { DeclaredNames } from '../../../integration/engine/src/watched/declared-names.ts';
import type { NameKind } from '../../../integration/engine/src/watched/page-names.ts';

function isDeclared(kind: NameKind, name: string, path: string, text: string): boolean {
  return new DeclaredNames([{ kind, name }]).in(path, Buffer.from(text)).length > 0;
}

describe('a file declares', () => {
  it.each([
    ['identifier', 'hashFiles', 'a.ts', 'export function hashFiles() {}'],
    ['identifier', 'maxDepth', 'a.ts', 'export interface Options { maxDepth?: number }'],
    [
      'identifier',
      'template_env',
      'a.py',
      'class A:\n    def b(self):\n        self.template_env = 1',
    ],
    ['identifier', 'theme_dir', 'a.py', "OPTIONS = [('theme_dir', None)]"],
    ['identifier', 'maxDepth', 'schema.json', '{ "maxDepth": {} }'],
    ['flag', '--max-warnings', 'a.ts', "option('-m, --max-warnings <n>')"],
    ['flag', '--max-warnings', 'a.rs', 'Arg::new("max-warnings")'],
    ['variable', 'DEMO_TOKEN', 'a.ts', 'process.env.DEMO_TOKEN'],
    ['variable', 'DEMO_TOKEN', 'a.py', 'os.environ["DEMO_TOKEN"]'],
    ['option', 'no-shadow', 'rules/no-shadow.js', 'no-shadow'],
    ['option', 'dry-run', 'action.yaml', 'inputs:\n  dry-run:\n    default: false'],
    ['route', '/users/:id', 'a.ts', "app.get('/users/:id', show)"],
    ['script', 'lint', 'package.json', '{ "scripts": { "lint": "eslint" } }'],
    ['target', 'docs', 'Makefile', '.PHONY: docs\nsite docs: a.md\n'],
  ] as const)('the %s %s in %s: %s', (kind, name, path, text) => {
    expect(isDeclared(kind, name, path, text)).toBe(true);
  });
});

describe('a file only uses', () => {
  it.each([
    ['identifier', 'hashFiles', 'a.ts', "import { hashFiles } from 'other';\nhashFiles();"],
    ['identifier', 'hashFiles', 'a.ts', '// calls `hashFiles` and "hashFiles"\n'],
    ['identifier', 'hashFiles', 'a.ts', "import hash from 'hashFiles';"],
    ['identifier', 'hashFiles', 'a.ts', 'other.hashFiles();'],
    ['flag', '--max-warnings', 'a.sh', 'other "--max-warnings"'],
    ['option', 'left-pad', 'package.json', '{ "dependencies": { "left-pad": "1" } }'],
    ['route', '/users/:id', 'a.ts', '// GET /users/:id'],
    ['script', 'lint', 'package.json', '{ "dependencies": { "lint": "1" } }'],
    ['target', 'docs', 'Makefile', 'docs := a\nsite: docs\n'],
  ] as const)('the %s %s in %s: %s', (kind, name, path, text) => {
    expect(isDeclared(kind, name, path, text)).toBe(false);
  });
});
