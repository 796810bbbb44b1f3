import { compareFacts } from '../../integration/engine/src/facts/file-change.ts';
import { joinChanges } from '../../integration/engine/src/facts/joined-changes.ts';
import { readFacts } from '../../integration/engine/src/facts/read-facts.ts';
import { hold, holdPlain, linesIn, type Target } from './target.ts';

const PATHS = [
  'a.ts',
  'a.py',
  'a.rs',
  'a.go',
  'A.java',
  'a.php',
  'a.rb',
  'a.yml',
  'a.css',
  'a.vue',
];

/** Source files, whose facts are read and compared. */
export const facts: Target = {
  name: 'facts',
  parts: [
    ...['export ', 'const a = ', 'class A {\n', 'function f(', 'def f(self, ', 'pub enum A {\n'],
    ...['import { a } from "b";\n', 'export {', 'module.exports = {', 'use a::{', '#[cfg(test)]\n'],
    ...['  a: 1,\n', '  "a": [1, 2],\n', "  'a',\n", '- a: b\n', '[a.b]\n', '--a: 1px;\n', '=> '],
    ...[
      '/** @deprecated */\n',
      '// a\n',
      '# a\n',
      '"""',
      '`${a}`',
      'r#"a"#',
      "'a ",
      '/[/"]/',
      '-->',
    ],
    ...['throw new Error("a b c");\n', 'process.env.A;\n', '"--a"', 'return', ' | "a"', 'async '],
    ...[
      'private\n',
      'int a;\n',
      'type A struct {\n',
      'impl A for B {\n',
      '%w[a b]',
      '}\n',
      ')',
      '\n  ',
    ],
  ],
  check: (text) => {
    // One language for a text and for its repetitions, so that a check takes little time.
    const path = PATHS[(text.codePointAt(0) ?? 0) % PATHS.length] ?? 'a.ts';
    const middle = Math.floor(text.length / 2);
    const before = readFacts(path, text);
    const after = readFacts(path, text.slice(middle) + text.slice(0, middle));
    hold(before !== null && after !== null, `${path} was not read`);
    const lines = linesIn(text);
    for (const { line, name } of before?.facts ?? []) {
      hold(line >= 1 && line <= lines, `line ${line} of ${lines}`);
      hold(name !== '', 'a fact without a name');
    }
    const same = compareFacts(before, readFacts(path, text));
    const changes = [same.added, same.removed, same.changed, same.appeared, same.newTexts];
    hold(changes.flat().length === 0, 'a text differs from itself');
    const change = compareFacts(before, after);
    holdPlain(change);
    const joined = joinChanges([[path, change]]);
    for (const fact of joined.added) holdPlain(joined.membersBeside(fact));
  },
};
