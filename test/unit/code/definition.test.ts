import { describe, expect, it } from 'vitest';
import {
  type Definition,
  findDefinition,
} from '../../../integration/engine/src/code/definition.ts';
import { countCalls } from '../support/calls.ts';

/** Definitions, each in the line of its place in the list; a name can follow `namespace | `. */
function definitions(...names: string[]): Definition[] {
  return names.map((text, index) => {
    const [name = '', namespace = ''] = text.split(' | ').toReversed();
    return { name, namespace, startLine: index + 1, endLine: index + 1, isCertain: true };
  });
}

function meaningOf(written: string, ...names: string[]): string | null {
  const found = findDefinition(definitions(...names), written);
  return found === null ? null : (names[found.startLine - 1] ?? '');
}

describe('findDefinition by a full name', () => {
  it.each(['.', '::', '#', '/', '->'])('accepts the separator %s', (separator) => {
    const names = ['Session', 'Session.refresh', 'Session.drop'];
    expect(meaningOf(`Session${separator}refresh`, ...names)).toBe('Session.refresh');
    expect(meaningOf(`Session${separator}refresh()`, ...names)).toBe('Session.refresh');
    expect(meaningOf(`Session${separator}renew`, ...names)).toBeNull();
  });

  it('prefers a full name to a last part', () => {
    const names = ['Session.refresh', 'refresh', 'Token.refresh'];
    expect(meaningOf('refresh', ...names)).toBe('refresh');
    expect(meaningOf('refresh()', ...names)).toBe('refresh');
  });

  it('tells class methods from instance methods in Ruby', () => {
    const names = ['Order#find', 'Order.find', 'Order.all'];
    expect(meaningOf('Order#find', ...names)).toBe('Order#find');
    expect(meaningOf('Order.find', ...names)).toBe('Order.find');
    expect(meaningOf('Order::find', ...names)).toBeNull();
    expect(meaningOf('Order#all', ...names)).toBe('Order.all');
  });

  it('compares case, and `!` and `?` at the end', () => {
    const names = ['limit', 'Order#save', 'Order#save!', 'Order#paid?'];
    expect(meaningOf('LIMIT', ...names)).toBeNull();
    expect(meaningOf('save', ...names)).toBe('Order#save');
    expect(meaningOf('save!', ...names)).toBe('Order#save!');
    expect(meaningOf('paid', ...names)).toBeNull();
  });
});

describe('findDefinition by the last part of a name', () => {
  it('finds the only definition with that last part', () => {
    const names = ['Outer.Inner', 'Outer.Inner.refresh', 'other'];
    expect(meaningOf('refresh', ...names)).toBe('Outer.Inner.refresh');
    expect(meaningOf('Inner.refresh', ...names)).toBe('Outer.Inner.refresh');
    expect(meaningOf('Outer.refresh', ...names)).toBeNull();
    expect(meaningOf('fresh', ...names)).toBeNull();
    expect(meaningOf('Nowhere.Outer.Inner', ...names)).toBeNull();
  });

  it('finds nothing where several definitions have that last part', () => {
    expect(meaningOf('refresh', 'Session.refresh', 'Token.refresh')).toBeNull();
    expect(meaningOf('Session.refresh', 'Session.refresh', 'Session.refresh')).toBeNull();
  });

  it('prefers a class to its constructor', () => {
    const names = ['Order.Line', 'Order.Line.Line', 'Order.Line.amount'];
    expect(meaningOf('Line', ...names)).toBe('Order.Line');
    expect(meaningOf('Line.Line', ...names)).toBe('Order.Line.Line');
  });
});

describe('findDefinition with a namespace', () => {
  it('accepts the whole namespace or its last part', () => {
    const names = ['com.example | Order.find', 'com.example | Order'];
    for (const written of ['Order.find', 'example.Order.find', 'com.example.Order.find']) {
      expect(meaningOf(written, ...names)).toBe('com.example | Order.find');
    }
    expect(meaningOf('org.example.Order.find', ...names)).toBeNull();
    expect(meaningOf('com.example', ...names)).toBeNull();
    expect(meaningOf('example', ...names)).toBeNull();
  });

  it('tells apart definitions of the same name', () => {
    const names = ['a | Config', 'b | Config', 'b | Config.load'];
    expect(meaningOf('Config', ...names)).toBeNull();
    expect(meaningOf('b::Config', ...names)).toBe('b | Config');
    expect(meaningOf('Config::load', ...names)).toBe('b | Config.load');
  });

  it('accepts the backslashes of PHP', () => {
    expect(meaningOf('\\App\\Orders\\Order', 'App\\Orders | Order')).toBe('App\\Orders | Order');
  });
});

describe('findDefinition of a PHP property', () => {
  it.each(['Order::$total', 'Order->total', 'Order.total', '$total', 'total'])(
    'accepts %s',
    (written) => {
      expect(meaningOf(written, 'Order', 'Order::$total', 'Order::find')).toBe('Order::$total');
    },
  );

  it('does not take it for a method', () => {
    const names = ['Order::$total', 'Order::total'];
    expect(meaningOf('Order::$total', ...names)).toBe('Order::$total');
    expect(meaningOf('Order::total()', ...names)).toBe('Order::total');
    expect(meaningOf('total', ...names)).toBeNull();
  });

  it('does not drop the `$` of a JavaScript variable', () => {
    expect(meaningOf('store', '$store', 'Shop.$store')).toBeNull();
    expect(meaningOf('$store', '$store', 'Shop.$store')).toBe('$store');
  });
});

it('findDefinition finds nothing, instead of another definition, where the lines are uncertain', () => {
  const [first, second] = definitions('refresh', 'Session.refresh');
  if (first === undefined || second === undefined) throw new Error('no definitions');
  expect(findDefinition([{ ...first, isCertain: false }, second], 'refresh')).toBeNull();
  expect(findDefinition([first, { ...second, isCertain: false }], 'refresh')).toBe(first);
});

it.each(['', 'L12', '12', 'GET /users', 'operator==', '__proto__', 'constructor'])(
  'findDefinition finds nothing for %j',
  (written) => {
    expect(meaningOf(written, '', 'L12', '12', 'GET /users', 'operator==', 'f')).toBeNull();
  },
);

it('findDefinition looks closely only at definitions whose name ends with the given one', async () => {
  const some = (count: number): Definition[] =>
    definitions(...Array.from({ length: count }, (_, index) => `Session.field${index}`));
  const [few, many] = [some(200), some(2_000)];
  expect(findDefinition(many, 'field1234')?.startLine).toBe(1235);
  const [calls = 0, more = 0] = await countCalls(
    [few, many].map((all) => () => findDefinition(all, 'field123')),
  );
  // For each of the others, there is one call that passes it over.
  expect(more - calls).toBe(2_000 - 200);
});
