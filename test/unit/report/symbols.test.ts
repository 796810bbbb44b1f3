import { describe, expect, it } from 'vitest';
import { noDriftReason } from '../../../integration/engine/src/report/no-drift-reason.ts';
import type { SymbolReport } from '../../../integration/engine/src/report/schema.ts';
import { describeSymbols } from '../../../integration/engine/src/report/symbols.ts';
import { makeChange } from '../support/report.ts';

let line = 1;

/** Each on a line of its own, unless it is said on which. */
const symbol = (kind: SymbolReport['kind'], name: string, at = line++): SymbolReport => ({
  kind,
  name,
  method: kind === 'route' ? 'POST' : null,
  line: at,
});

describe('describeSymbols', () => {
  it('groups symbols by change and kind, endpoints first', () => {
    const change = makeChange({
      symbols: {
        added: [symbol('function', 'set_up'), symbol('route', '/mfa'), symbol('function', 'end')],
        removed: [symbol('class', 'Old')],
        changed: [symbol('method', 'A.b'), symbol('type', 'T')],
      },
    });
    expect(describeSymbols(change)).toEqual([
      'New endpoint: /mfa',
      'New functions: set_up, end',
      'Removed class: Old',
      'Changed method: A.b',
      'Changed type: T',
    ]);
  });

  it('names at most five symbols, each once', () => {
    const names = ['a', 'b', 'b', 'c', 'd', 'e', 'f', 'g'];
    const added = names.map((name) => symbol('route', `/${name}`));
    expect(describeSymbols(makeChange({ symbols: { added, removed: [], changed: [] } }))).toEqual([
      'New endpoints: /a, /b, /c, /d, /e and 2 more',
    ]);
  });

  it('leaves out the function that handles an endpoint', () => {
    const added = [symbol('function', 'set_up', 90), symbol('route', '/mfa', 90)];
    expect(describeSymbols(makeChange({ symbols: { added, removed: [], changed: [] } }))).toEqual([
      'New endpoint: /mfa',
    ]);
  });

  it('counts the rows of data', () => {
    expect(describeSymbols(makeChange({ rows: { added: 59, removed: 0 } }))).toEqual([
      'Rows added: 59',
    ]);
    expect(describeSymbols(makeChange({ rows: { added: 0, removed: 2 } }))).toEqual([
      'Rows removed: 2',
    ]);
  });
});

describe('noDriftReason a change that makes no drift', () => {
  it.each([
    [{}, null],
    [{ significant: false, ignored: true }, 'changed by ignored commits only'],
    [{ significant: false, significance: null }, 'only the name changed'],
    [{ significant: false, significance: 'comment' }, 'only comments changed'],
    [{ significant: false, significance: 'format' }, 'only formatting changed'],
    [
      { significant: false, significance: 'mechanical' },
      'only imports, a version, or a test, lock or generated file changed',
    ],
    [{ significant: false, significance: 'types' }, 'changes of type annotations are not counted'],
    [{ significant: false, significance: 'doc' }, 'changes of doc comments are not counted'],
    [{ significant: false, significance: 'code' }, 'changes of code are not counted'],
    [{ significant: false, significance: 'binary' }, 'changes of binary files are not counted'],
  ] as const)('for %j is %j', (over, excuse) => {
    expect(noDriftReason(makeChange(over))).toBe(excuse);
  });
});
