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

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '.astro/',
    '.tmp/',
    'test/scenario/techcorp/',
    'test/scenario/site/',
  ]),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  astro.configs['flat/recommended'],
  {
    languageOptions: {
      // One program for all files takes less time than the service for editors, which checks how
      // each file changes it.
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A frontmatter field is read by its name in brackets: it may be anything.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['integration/*/src/**/*.ts', 'integration/astro/{routes,components}/**'],
    ignores: [
      'integration/astro/src/site/{log,user-error}.ts',
      'integration/cli/src/{prompts,terminal}.ts',
      'integration/astro/src/client/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...RAW_OUTPUT] },
  },
  {
    files: ['**/*.d.ts'],
    // An import statement would turn the declarations of virtual modules into a module.
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['integration/astro/routes/*.astro'],
    // These become pages through `injectRoute`, outside of any `pages/` folder.
    rules: { 'astro/no-prerender-export-outside-pages': 'off' },
  },
  {
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.astro/*.js', '**/*.js', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
);
