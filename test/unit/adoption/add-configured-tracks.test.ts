import { expect, it } from 'vitest';
import {
  addConfiguredTracks,
  tracksTable,
} from '../../../integration/engine/src/adoption/add-configured-tracks.ts';
import { AnalyzeOptionsSchema } from '../../../integration/engine/src/options.ts';
import { makeTracksOf } from '../../../integration/engine/src/specs/configured-tracks.ts';

const table = tracksTable([{ page: 'docs/a.md', patterns: ['src/a.py'] }]);

it('makes a configuration', () => {
  expect(addConfiguredTracks(null, table)).toBe(
    '{\n  "tracks": {\n    "docs/a.md": [\n      "src/a.py"\n    ]\n  }\n}\n',
  );
});

it('extends one, and keeps what is there', () => {
  const text =
    '{\r\n\t"$schema": "x.json",\r\n\t"rules": { "drift": "error" },\r\n\t"tracks": { "b.md": ["b.py"] }\r\n}\r\n';
  const edited = addConfiguredTracks(text, table);
  expect(edited).toMatch(
    /^\{\r\n\t"\$schema": "x\.json",\r\n\t"rules": \{ "drift": "error" \},\r\n/,
  );
  expect(JSON.parse(edited)).toEqual({
    $schema: 'x.json',
    rules: { drift: 'error' },
    tracks: { 'b.md': ['b.py'], 'docs/a.md': ['src/a.py'] },
  });
  expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
});

it('names pages literally', () => {
  const tracksOf = makeTracksOf(tracksTable([{ page: 'app/[id]/{a}*.md', patterns: ['x.py'] }]));
  expect(tracksOf('app/[id]/{a}*.md')).toEqual(['x.py']);
  expect(tracksOf('app/i/a.md')).toEqual([]);
});

it.each(['[id]/a.md', '{a}.md', '*.md', '?.md', '!a.md', '![a].md'])(
  'names %s with a pattern that the options accept',
  (page) => {
    const tracks = tracksTable([{ page, patterns: ['x.py'] }]);
    expect(AnalyzeOptionsSchema.shape.tracks.safeParse(tracks).error).toBeUndefined();
    const tracksOf = makeTracksOf(tracks);
    expect([page, 'b.md', 'i/a.md', 'a.md'].map((each) => tracksOf(each).length)).toEqual([
      1, 0, 0, 0,
    ]);
  },
);
