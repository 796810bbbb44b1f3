import { describe, expect, it } from 'vitest';
import { documentPath } from '../../../integration/astro/src/page/document-path.ts';

const place = { root: '/home/ann/product', folder: 'apps/docs' };

describe('documentPath', () => {
  it.each([
    ['docs/guide.md', 'repository', 'docs/guide.md'],
    ['./docs//guide.md', 'repository', 'docs/guide.md'],
    ['src/content/docs/guide.md', 'site', 'apps/docs/src/content/docs/guide.md'],
    ['../../docs/guide.md', 'site', 'docs/guide.md'],
    ['../../../guide.md', 'site', null],
    ['../guide.md', 'repository', null],
    ['/home/ann/product/docs/guide.md', 'repository', 'docs/guide.md'],
    ['/home/ann/product/docs/guide.md', 'site', 'docs/guide.md'],
    ['/home/ann/product-two/guide.md', 'repository', null],
    ['/home/ann/product/../guide.md', 'repository', null],
    ['docs\\guide.md', 'repository', 'docs\\guide.md'],
  ] as const)('resolves %s from the %s', (path, from, file) => {
    expect(documentPath(path, place, from)).toBe(file);
  });

  it.each([
    ['C:\\Code\\product', 'c:/code/Product/docs/Guide.md'],
    ['c:/Code/product/', 'C:\\Code\\product\\docs\\Guide.md'],
    ['C:\\Code\\product', '\\\\?\\C:\\Code\\product\\docs\\Guide.md'],
    ['\\\\host\\share\\product', '\\\\host\\share\\product\\docs\\Guide.md'],
  ])('resolves Windows paths: in %s, %s', (root, path) => {
    expect(documentPath(path, { root, folder: '' }, 'repository')).toBe('docs/Guide.md');
    expect(documentPath(`${path}/../../../x.md`, { root, folder: '' }, 'repository')).toBeNull();
    expect(documentPath('D:/other/x.md', { root, folder: '' }, 'repository')).toBeNull();
  });

  it('returns null for an absolute path if the repository is not there at run time', () => {
    const deployed = { root: null, folder: 'site' };
    expect(documentPath('/home/ann/product/docs/a.md', deployed, 'repository')).toBeNull();
    expect(documentPath('docs/a.md', deployed, 'repository')).toBe('docs/a.md');
    expect(documentPath('pages/a.md', deployed, 'site')).toBe('site/pages/a.md');
  });
});
