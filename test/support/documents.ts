import { writeFileSync } from 'node:fs';
import { TestRepository } from './repository.ts';
import { numbered, specText } from './specs.ts';
import { template } from './template.ts';

/** The one spec of {@link documentsOfEveryKind}. */
export const ID = '2026-01-10-001-doc';
/** A PNG image of one pixel, in Base64. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Only on pages of documents that are behind. */
export const BANNER = 'class="drift-banner"';
/** The line on a page near whose words something changed. */
export const QUIET_LINE = 'class="drift-quiet"';
/** On every page of a document. */
export const PANEL = 'class="drift-sources"';

/** Documents of every kind, outside of the site's folder, documented on the 10th of January. */
export const documentsOfEveryKind = template(() => {
  const repository = TestRepository.init();
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository.write('src/auth/routes.py', numbered(60)).write('src/b.py', numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write(
    `.chant/specs/${ID}.md`,
    specText({
      completed_at: '2026-01-10T12:00:00Z',
      tracks: ['src/**/*.py'],
      target_files: ['docs/guide.md', 'docs/deep/more.mdx', 'docs/figure.csv'],
    }),
  );
  repository.write('docs/figure.csv', 'a,b\n');
  repository.write(
    'docs/guide.md',
    [
      '# The guide',
      '',
      '## Routes',
      '',
      'Whole `src/b.py`, one line `src/auth/routes.py:12`, some `src/auth/routes.py:20-40`.',
      'A [link](https://example.com/`x`), ordinary `code`, and [a `src/b.py` link](https://example.com).',
      '',
      '| file |',
      '| --- |',
      '| `src/auth/routes.py:50-60` |',
      '',
      '```py',
      'src/b.py:1',
      '```',
      '',
      '    src/b.py:2',
      '',
      '[More](deep/more.mdx#end), [source](../src/b.py), ![dot](dot.png)',
      '',
    ].join('\n'),
  );
  repository.write(
    'docs/deep/more.mdx',
    'export const answer = 42;\n\n# More {answer}\n\n`src/b.py:2-3` and [back](../guide.md)\n\n## End\n',
  );
  writeFileSync(repository.path('docs/dot.png'), Buffer.from(PIXEL, 'base64'));
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  return repository;
});

/** The code under `Routes` moves on: a line is inserted above, and another is changed. */
export function moveOn(repository: TestRepository): void {
  const lines = numbered(60).split('\n');
  lines[24] = 'changed';
  repository.write('src/auth/routes.py', ['inserted', ...lines].join('\n'));
  repository.commit('Move on', { date: '2026-01-20T08:00:00Z' });
}

/** A page on one line. */
export const clean = (page: string): string => page.replace(/\s+/g, ' ');
