import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** What prints text as it is. Each has one file that encodes text for it, where the rule is off. */
const RAW_OUTPUT = [
  {
    selector:
      "CallExpression[callee.property.name='write']:matches([callee.object.name=/^std(out|err)$/], [callee.object.property.name=/^std(out|err)$/])",
    message: 'Print through a `Printer`, which encodes text for a terminal.',
  },
  {
    selector:
      "CallExpression[callee.type='MemberExpression']:matches([callee.object.name='logger'], [callee.object.property.name='logger'])",
    message: 'Log through `logTo(logger)`, which takes only text that is encoded.',
  },
  {
    selector:
      ":matches(ImportExpression, ImportDeclaration[importKind!='type'])[source.value='@clack/prompts']",
    message: 'Ask through `openPrompts()`, which takes only text that is encoded.',
  },
  {
    selector: "NewExpression[callee.name='AstroError']",
    message: 'Make it with `userError()`, which takes only text that is encoded.',
  },
];

/** All that oxlint, which checks TypeScript, does not read. */
const NOT_TYPESCRIPT = ['**/*.astro', '**/*.astro/*.ts', '**/*.astro/*.js', '**/*.js', '**/*.mjs'];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '.astro/',
    '.tmp/',
    'test/scenario/techcorp/',
    'test/scenario/site/',
  ]),
  {
    files: NOT_TYPESCRIPT,
    extends: [js.configs.recommended, ts.configs.strict, ts.configs.stylistic],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  astro.configs['flat/recommended'],
  {
    files: ['integration/*/src/**/*.ts'],
    languageOptions: { parser: ts.parser },
  },
  {
    files: ['integration/*/src/**/*.ts', 'integration/astro/{routes,components}/**'],
    ignores: [
      'integration/astro/src/site/{log,user-error}.ts',
      // An old Node cannot load the printer.
      'integration/cli/src/bin.ts',
      'integration/cli/src/{prompts,terminal}.ts',
      'integration/astro/src/client/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...RAW_OUTPUT] },
  },
  {
    files: ['integration/astro/routes/*.astro'],
    // These become pages through `injectRoute`, outside of any `pages/` folder.
    rules: { 'astro/no-prerender-export-outside-pages': 'off' },
  },
);
