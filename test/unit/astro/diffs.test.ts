import { afterAll, describe, expect, it } from 'vitest';
import { readDiffs } from '../../../integration/astro/src/site/diffs.ts';
import { PublishedTexts } from '../../../integration/astro/src/site/published-texts.ts';
import { DiffRoom } from '../../../integration/astro/src/diff/page-budget.ts';
import type { FileComparison } from '../../../integration/engine/src/drift/file-comparison.ts';
import { Highlighter } from '../../../integration/astro/src/source/highlighter.ts';
import { ShikiHighlighter } from '../../../integration/astro/src/source/shiki.ts';
import { sayNow } from '../../../integration/astro/src/strings/deferred-strings.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { makeSpecReport } from '../support/report.ts';

const OLD = 'def a():\n    return 1\n';
const NOW = 'def a():\n    return 2\n';
const texts = new Map([
  ['old', OLD],
  ['now', NOW],
]);

const file: FileComparison = {
  path: 'src/a.py',
  previousPath: null,
  isLink: false,
  role: 'tracks',
  before: 'old',
  after: 'now',
  diff: {
    additions: 1,
    deletions: 1,
    binary: false,
    hunks: [{ oldStart: 2, oldCount: 1, newStart: 2, newCount: 1 }],
  },
};

const NO_FILES = { read: () => Promise.resolve(new Map()) };

const highlighter = new Highlighter({}, null, (setup) =>
  Promise.resolve(new ShikiHighlighter(setup)),
);

afterAll(async () => {
  await highlighter.finish();
});

/** The diff of one file, and the ids of the contents that were asked for. */
async function read(
  one: FileComparison,
  contents: ReadonlyMap<string, string> = texts,
  bytes = 100_000,
) {
  const asked: string[] = [];
  const found = await readDiffs(makeSpecReport(), [one], {
    texts: new PublishedTexts(NO_FILES, (oids) => {
      asked.push(...oids);
      return Promise.resolve(contents);
    }),
    highlighter,
    room: new DiffRoom(bytes, 1),
  });
  const { diff = null, note = null } = found.get(one) ?? {};
  return { diff: diff === null ? null : sayNow(diff, ENGLISH_STRINGS), note, asked };
}

describe('the diff of a changed file', () => {
  it('highlights code, marks changed words and shows the date of the baseline', async () => {
    const { diff, note } = await read(file);
    expect(note).toBeNull();
    expect(diff).toMatch(/<del><span class="[^"]+">1<\/span><\/del>/);
    expect(diff).toMatch(/<ins><span class="[^"]+">2<\/span><\/ins>/);
    expect(diff).toContain('2026-01-28');
    expect(diff).toContain('aria-label="Changes in src/a.py"');
    expect(diff).not.toContain('style=');
  });

  it('masks tokens in added and removed lines', async () => {
    const token = ['ghp', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fH3jL5'].join('_');
    const { diff } = await read(
      file,
      new Map([
        ['old', `def ${token}():\n    return "${token}"\n`],
        ['now', `def ${token}():\n    return 2\n`],
      ]),
    );
    expect(diff).not.toContain('aB3d');
    expect(diff?.match(/•{40}/g)).toHaveLength(3);
  });

  it('shows all lines of an added file and reads only its current content', async () => {
    const hunks = [{ oldStart: 0, oldCount: 0, newStart: 1, newCount: 2 }];
    const { diff, asked } = await read({
      ...file,
      before: null,
      diff: { additions: 2, deletions: 0, binary: false, hunks },
    });
    expect(diff).toContain('data-sides="new"');
    expect(asked).toEqual(['now']);
  });

  it('names the old and the new path of a renamed file', async () => {
    const { diff } = await read({ ...file, previousPath: 'src/before.py' });
    expect(diff).toContain('2026-01-28, src/before.py');
    expect(diff).toContain('Now, src/a.py');
  });

  it('is missing where the clone lacks one of the two contents', async () => {
    const { diff, note } = await read(file, new Map([['now', NOW]]));
    expect(diff).toBeNull();
    expect(note).toBe('unreadable');
  });

  it('is missing where the text read is not the one that git compared', async () => {
    const { diff, note } = await read(file, new Map([...texts, ['old', 'oid sha256:1\n']]));
    expect(diff).toBeNull();
    expect(note).toBe('filtered');
  });

  it('is missing where the page has no room left, and no content is read for it', async () => {
    const { note, asked } = await read(file, texts, 0);
    expect(note).toBe('crowded');
    expect(asked).toEqual([]);
  });
});
