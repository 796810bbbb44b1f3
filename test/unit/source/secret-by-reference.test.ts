import { expect, it } from 'vitest';
import { publishable } from '../../../integration/astro/src/source/publishable.ts';
import { withheldPaths } from '../../../integration/astro/src/source/secret-by-reference.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const isPublishable = publishable([]);

it('the files of a private spec are withheld, unless a public spec publishes them', () => {
  const plan = {
    heading: 'Plan',
    slug: 'plan',
    line: 5,
    state: 'up-to-date',
    impact: 'none',
  } as const;
  const documentsOf = (...files: string[]) => files.map((file) => makeDocument({ file }));
  const report = makeReport([
    makeSpecReport({ documents: documentsOf('docs/guide.md') }),
    makeSpecReport({
      id: '002-prv',
      file: '.chant/specs/002-prv.md',
      public: false,
      documents: documentsOf('docs/guide.md', 'docs/private.md'),
    }),
    makeSpecReport({
      id: 'docs/own.md',
      kind: 'page',
      file: 'docs/own.md',
      public: false,
      documents: [makeDocument({ file: 'docs/own.md', sections: [plan] })],
    }),
  ]);
  expect([...withheldPaths(report, isPublishable)]).toEqual([
    '.chant/specs/002-prv.md',
    '.drift/002-prv.json',
    'docs/private.md',
    'docs/own.md',
    '.drift/docs/own.md.json',
    '.drift/docs/own.md/(top).json',
    '.drift/docs/own.md/plan.json',
  ]);
});

it('a file is withheld if a secret file was renamed to it, or lines moved to it', () => {
  const report = makeReport([
    makeSpecReport({
      changes: [
        makeChange({ kind: 'renamed', previousPath: 'config/.env', path: 'config/notes.txt' }),
        makeChange({ kind: 'renamed', previousPath: 'src/a.ts', path: 'src/b.ts' }),
        makeChange({ path: 'config/.env.local' }),
      ],
      documents: [
        makeDocument({
          citations: [
            makeCitation({
              path: 'keys/id_rsa',
              state: 'moved',
              current: { path: 'src/text.ts', startLine: 4, endLine: 6 },
            }),
            makeCitation({ path: 'keys/server.pem', state: 'deleted', current: null }),
            makeCitation(),
          ],
        }),
      ],
    }),
  ]);
  expect([...withheldPaths(report, isPublishable)]).toEqual(['config/notes.txt', 'src/text.ts']);
});
