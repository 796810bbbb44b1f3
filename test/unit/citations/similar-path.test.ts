import { describe, expect, it } from 'vitest';
import { SimilarPaths } from '../../../integration/engine/src/citations/similar-path.ts';

describe('SimilarPaths', () => {
  const similar = new SimilarPaths(() => [
    'packages/intelligence/src/outcome-eval/authority.ts',
    'packages/one/src/index.ts',
    'packages/two/src/index.ts',
    'src/auth/routes.py',
    'a.ts',
    'src/push.js',
    'src/auth.py',
  ]);

  it.each([
    ['outcome-eval/authorty.ts', 'packages/intelligence/src/outcome-eval/authority.ts'],
    ['src/routes.py', 'src/auth/routes.py'],
    ['src/auth/rotues.py', 'src/auth/routes.py'],
    ['packages/tow/src/index.ts', 'packages/two/src/index.ts'],
    ['lib/a.ts', 'a.ts'],
  ])('finds what %s means', (written, meant) => {
    expect(similar.find(written)).toBe(meant);
  });

  it.each([
    ['no file has such a name', 'src/auth/models.py'],
    ['no folder is the same', 'lib/routes.py'],
    ['two files are equally similar', 'src/index.ts'],
    ['a name of a letter or two is another one', 'lib/b.ts'],
    ['a short name has two other letters before its extension', 'src/pumb.py'],
  ])('finds nothing where %s', (_, written) => {
    expect(similar.find(written)).toBeNull();
  });
});
