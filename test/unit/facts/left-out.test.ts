import { describe, expect, it } from 'vitest';
import { withoutImports, withoutTests } from '../../../integration/engine/src/facts/left-out.ts';

describe('imports', () => {
  it.each([
    ["import a from 'b';"],
    ["import type { a } from 'b';"],
    ['import {\n  a,\n} from "b";'],
    ["export * from 'b';"],
    ["export { a as c } from 'b';"],
    ["const { a } = require('b');"],
    ["const a = await import('b');"],
    ['from a import b'],
    ['from a.b import (\n    c,\n)'],
    ['use a::{\n    B,\n};'],
    ['pub use a::B;'],
    ['#include "a.h"'],
    ['using A.B;'],
    ['package a.b;'],
    ["@import 'a';"],
    ["require 'a'"],
  ])('are blank: %s', (text) => {
    const lines = text.split('\n');
    expect(withoutImports([...lines, 'kept'])).toEqual([...lines.map(() => ''), 'kept']);
  });

  it.each([
    ['important = 1'],
    ['const a = 1;'],
    ['export const a = { from: 1 };'],
    ['const a = required();'],
    ['user::call();'],
    ['using(a) {'],
  ])('are no other lines: %s', (line) => {
    expect(withoutImports([line])).toEqual([line]);
  });

  it('end where their brackets end', () => {
    expect(withoutImports(['import {', 'a', '} from "b";', 'kept = 1'])).toEqual([
      '',
      '',
      '',
      'kept = 1',
    ]);
  });
});

describe('test modules of Rust', () => {
  it('are blank to their last brace', () => {
    const lines = [
      'fn a() {}',
      '#[cfg(test)]',
      'mod tests {',
      '    fn b() {',
      '    }',
      '}',
      'fn c() {}',
    ];
    expect(withoutTests(lines)).toEqual(['fn a() {}', '', '', '', '', '', 'fn c() {}']);
  });

  it('are blank inside of other modules', () => {
    const lines = ['mod a {', '    #[cfg(test)]', '    mod b {', '    }', '    fn c() {}', '}'];
    expect(withoutTests(lines)).toEqual(['mod a {', '', '', '', '    fn c() {}', '}']);
  });
});
