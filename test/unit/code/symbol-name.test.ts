import { describe, expect, it } from 'vitest';
import { isSymbolName, partsOf } from '../../../integration/engine/src/code/symbol-name.ts';
import { hugeText } from '../support/huge-text.ts';

describe('isSymbolName accepts', () => {
  it.each([
    ...['AuthConfig', 'MAX_RETRIES', '_private', '__init__', 'x', '$', '$store', 'größe', '変数'],
    ...['Session.refresh', 'Session::refresh', 'Session#refresh', 'Session/refresh'],
    ...['Session->refresh', 'Session.refresh()', 'refresh()', 'a.b.c::d#e', 'App\\Orders\\Order'],
    ...['Sessions.#count', '#count', 'Order::$total', '$this->total', '::main', '\\App\\Order'],
    ...['Article#free?', 'Article#save!', 'Article#name=', 'square!', 'Article::~Article'],
    ...['L', 'L10n', 'Line12', 'LIMIT'],
  ])('%s', (name) => {
    expect(isSymbolName(name)).toBe(true);
  });
});

describe('isSymbolName refuses', () => {
  it.each([
    ...['', ' ', '12', '1st', 'a.1', 'L12', 'L12-L40', 'L12C3', 'l12', 'L12,L20', 'lines-12'],
    ...[
      'GET /users',
      '/users/{id}',
      'a b',
      'a-b',
      'a:b',
      'a..b',
      'a.',
      '.a',
      'a::',
      'a()b',
      'f(x)',
    ],
    ...['a()()', '()', '?', 'a??', '<script>', 'a[0]', 'a*', "a'b", 'a"b', 'a\nb', 'a&b', 'a%20b'],
    'a'.repeat(201),
  ])('%j', (text) => {
    expect(isSymbolName(text)).toBe(false);
  });
});

it('isSymbolName refuses long texts in linear time', () => {
  for (const text of ['a.'.repeat(100), '#'.repeat(200), '$#'.repeat(100), 'a->'.repeat(66)]) {
    expect(isSymbolName(text)).toBe(false);
  }
  expect(isSymbolName(hugeText('a.'))).toBe(false);
});

it('partsOf splits a name at the separators of all languages', () => {
  for (const separator of ['.', '::', '#', '/', '->', '\\']) {
    expect(partsOf(['App', 'Session', 'refresh'].join(separator))).toEqual([
      'App',
      'Session',
      'refresh',
    ]);
  }
});
