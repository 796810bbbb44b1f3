import { describe, expect, it } from 'vitest';
import { findReplacedName } from '../../../integration/engine/src/watched/replaced-name.ts';

function replaced(before: string, after: string): string | null {
  return findReplacedName('hashFiles', [{ before, after }]);
}

describe('a name', () => {
  it.each([
    ['function hashFiles() {}', 'function digestFiles() {}'],
    ['a\n  hashFiles(hashFiles);\nb', 'a\nif (c) {\n  digestFiles(digestFiles);\n}\nb'],
    ['hashFiles: 1\n// hashFiles is fast\n', 'digestFiles: 1\n// digestFiles is fast\n'],
  ])('was replaced in %j', (before, after) => {
    expect(replaced(before, after)).toBe('digestFiles');
  });

  it.each([
    ['function hashFiles() {}', ''],
    ['function hashFiles() {}', 'function digestFiles(a) {}'],
    ['hashFiles(1)\nhashFiles(2)', 'digestFiles(1)\nsumFiles(2)'],
    ['hashFiles(digestFiles(3))\nhashFiles(2)', 'digestFiles(digestFiles(3))\ndigestFiles(2)'],
    ['hashFiles(1)\na(hashFiles)', 'digestFiles(1)'],
    ['hashFiles(1)', 'hashFiles(1)'],
  ])('was not plainly replaced in %j by %j', (before, after) => {
    expect(replaced(before, after)).toBeNull();
  });
});
