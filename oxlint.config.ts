import js from '@eslint/js';
import { defineConfig, type DummyRuleMap } from 'oxlint';
import ts from 'typescript-eslint';

/** Rules that oxlint does not have: the compiler finds octal numbers in modules. */
const UNKNOWN = ['no-octal', '@typescript-eslint/no-unsafe-class-instance-assignment'];

/** What ESLint and typescript-eslint recommend at their strictest. */
const recommended = [
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...ts.configs.stylisticTypeChecked,
].flatMap(({ rules = {} }) => Object.entries(rules));

const rules = Object.fromEntries(
  [...new Map(recommended)].filter(
    ([name, level]) => level !== 'off' && level !== 0 && !UNKNOWN.includes(name),
  ),
) as DummyRuleMap;

export default defineConfig({
  plugins: ['typescript'],
  // Only the rules below.
  categories: { correctness: 'off' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: [
    '**/*.{astro,js,mjs}',
    '**/dist/',
    '.astro/',
    '.tmp/',
    'test/scenario/techcorp/',
    'test/scenario/site/',
  ],
  rules: {
    ...rules,
    // A frontmatter field is read by its name in brackets: it may be anything.
    '@typescript-eslint/dot-notation': 'off',
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/explicit-module-boundary-types': 'error',
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
    eqeqeq: 'error',
    'no-console': 'error',
  },
  overrides: [
    {
      files: ['**/*.d.ts'],
      // An import statement would turn the declarations of virtual modules into a module.
      rules: { '@typescript-eslint/consistent-type-imports': 'off' },
    },
  ],
});
