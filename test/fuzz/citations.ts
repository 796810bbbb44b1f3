import {
  readCitation,
  resolveCandidates,
} from '../../integration/engine/src/citations/read-citation.ts';
import { labelsOf } from '../../integration/engine/src/citations/diagram.ts';
import { compilePattern, patternProblem } from '../../integration/engine/src/specs/pattern.ts';
import { readPath } from '../../integration/engine/src/specs/path.ts';
import { hold, holdPlain, type Target } from './target.ts';

/** Citations, labels of diagrams, patterns and paths. */
export const citations: Target = {
  name: 'citations',
  parts: [
    ...['src/a.ts', 'src/', 'a.ts', './', '../', '/', ':1', ':1-3', ':3-1', ':0', ':1,5-9', ',12'],
    ...[
      '#L1',
      '#L1-L3',
      '#L1C2-L3C4',
      '#Symbol',
      '#A.b',
      '#',
      '?query',
      '%20',
      '%2e%2e/',
      'https://',
    ],
    ...['C:\\a', 'node:fs', 'localhost:3000', 'GET /users', 'graph TD\n', 'a["src/a.ts"]', '-->'],
    ...[
      'subgraph x\n',
      'end\n',
      'click a "b"\n',
      'sequenceDiagram\n',
      'A->>B: src/a.ts:3\n',
      '%% c\n',
    ],
    ...['**', '*', '?', '{a,b}', '{1..3}', '[a-z]', '[!a]', '!', '**/*', '(x)', '@(a|b)', '+'],
  ],
  check: (text) => {
    for (const kind of ['code', 'link'] as const) {
      const readings = readCitation(text, kind);
      holdPlain(readings);
      for (const { path, ranges } of readings) {
        for (const { startLine, endLine } of ranges) {
          hold(startLine >= 1 && endLine >= startLine, `lines ${startLine} to ${endLine}`);
        }
        for (const candidate of resolveCandidates(path, 'docs/page.md', kind))
          holdInside(candidate);
      }
    }
    holdPlain(labelsOf(text));
    const read = readPath(text);
    if ('path' in read) holdInside(read.path);
    if (patternProblem(text) === null) compilePattern(text)('src/folder/file.test.ts');
  },
};

/** No path that is made of a text leads out of the repository. */
function holdInside(path: string): void {
  hold(!path.startsWith('/') && !path.split('/').includes('..'), `${path} leads out`);
}
