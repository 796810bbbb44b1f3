import { describe, expect, it } from 'vitest';
import { joinPaths } from '../../../../integration/engine/src/languages/routes/path.ts';
import { hugeText } from '../../support/huge-text.ts';

describe('joinPaths', () => {
  it.each([
    ['', '', '/'],
    ['', '/', '/'],
    ['/', '', '/'],
    ['/', '/', '/'],
    ['/auth', '', '/auth'],
    ['', '/login', '/login'],
    ['', 'login', '/login'],
    ['/auth', '/login', '/auth/login'],
    ['/auth', 'login', '/auth/login'],
    ['/auth/', '/login', '/auth/login'],
    ['/auth//', '//login', '/auth/login'],
    ['auth', 'login', '/auth/login'],
    ['/auth', '/', '/auth/'],
    ['/', '/login', '/login'],
    ['/a//b', '/c', '/a//b/c'],
    ['/auth', '/login/', '/auth/login/'],
  ])('joins %j and %j to %j', (prefix, path, joined) => {
    expect(joinPaths(prefix, path)).toBe(joined);
  });

  it('takes linear time for many slashes', () => {
    const slashes = hugeText('/');
    expect(joinPaths(`${slashes}a`, `${slashes}b`)).toBe('/a/b');
  });
});
