import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInside, toRepositoryPath } from '../../../integration/engine/src/files/safe-path.ts';

describe('toRepositoryPath', () => {
  it.each([
    ['/home/ann/product', '/home/ann/product/docs/a.md', 'docs/a.md'],
    ['/home/ann/product', '/home/ann/product', ''],
    ['/home/ann/product', '/home/ann/product/..a.md', '..a.md'],
    ['/', '/a.md', 'a.md'],
    ['/home/ann/product', '/home/ann/product/a\\b.md', 'a\\b.md'],
  ])('below %s turns %s into %j', (root, file, path) => {
    expect(isInside(root, file, posix)).toBe(true);
    expect(toRepositoryPath(root, file, posix)).toBe(path);
  });

  it.each([
    ['C:\\Code\\product', 'C:\\Code\\product\\docs\\a.md', 'docs/a.md'],
    ['C:\\Code\\product', 'c:/code/product/docs/a.md', 'docs/a.md'],
    ['C:\\Code\\product', '\\\\?\\C:\\Code\\product\\docs\\a.md', 'docs/a.md'],
    ['C:/Code/product', 'C:\\Code\\product\\..a.md', '..a.md'],
    ['C:\\', 'C:\\a.md', 'a.md'],
    ['\\\\host\\share\\product', '\\\\host\\share\\product\\docs\\a.md', 'docs/a.md'],
  ])('on Windows below %s turns %s into %j', (root, file, path) => {
    expect(isInside(root, file, win32)).toBe(true);
    expect(toRepositoryPath(root, file, win32)).toBe(path);
  });

  it('refuses files outside of the repository', () => {
    for (const file of ['/home/ann', '/home/ann/product-two/a.md', '/etc/passwd']) {
      expect(isInside('/home/ann/product', file, posix), file).toBe(false);
    }
    for (const file of [
      'C:\\Code',
      'C:\\Code\\product-two\\a.md',
      'D:\\Code\\product\\a.md',
      '\\\\?\\D:\\Code\\product\\a.md',
      '\\\\host\\share\\a.md',
    ]) {
      expect(isInside('C:\\Code\\product', file, win32), file).toBe(false);
    }
  });
});
