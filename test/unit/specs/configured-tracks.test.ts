import { expect, it } from 'vitest';
import {
  configuredPages,
  makeTracksOf,
} from '../../../integration/engine/src/specs/configured-tracks.ts';

const TRACKS = { 'docs/api/**': ['src/api/**'], '**/x.md': ['src/x.ts', 'src/api/**'] };

it('the option `tracks` selects Markdown files outside of spec folders', () => {
  const files = ['docs/api/a.md', 'docs/api/a.ts', 'specs/x.md', 'docs/b.md', 'lib/x.md'];
  expect(configuredPages(files, TRACKS, ['specs'])).toEqual(['docs/api/a.md', 'lib/x.md']);
  expect(configuredPages(files, {}, [])).toEqual([]);
});

it('the option `tracks` gives a page the sources of all patterns that match, each once', () => {
  const tracksOf = makeTracksOf(TRACKS);
  expect(tracksOf('docs/api/a.md')).toEqual(['src/api/**']);
  expect(tracksOf('docs/api/x.md')).toEqual(['src/api/**', 'src/x.ts']);
  expect(tracksOf('docs/b.md')).toEqual([]);
});
