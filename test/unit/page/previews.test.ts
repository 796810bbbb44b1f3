import { describe, expect, it } from 'vitest';
import type { Excerpt } from '../../../integration/astro/src/page/preview.ts';
import type { CitationReport } from '../../../integration/engine/src/report/schema.ts';
import { bind } from '../support/binding.ts';
import { makeCitation, makeDocument, makeSpecReport } from '../support/report.ts';

const SOURCE = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n');

const lines = (startLine: number | null, endLine = startLine): CitationReport['current'] => ({
  path: 'src/auth.ts',
  startLine,
  endLine,
});

const excerptOf =
  (source: string): Excerpt =>
  ({ startLine, endLine }) => {
    const first = (startLine ?? 1) - 1;
    return source.split('\n').slice(first, Math.min(endLine ?? Infinity, first + 10));
  };

/** The previews of a page that cites these places in turn. */
function previewsOf(currents: CitationReport['current'][], source = SOURCE, hasSource = true) {
  const citations = currents.map((current, index) =>
    makeCitation({ text: `src/auth.ts:${index}`, line: index + 1, current }),
  );
  const html = bind(
    citations.map(({ text }) => `<code>${text}</code>`).join(' '),
    [makeSpecReport({ documents: [makeDocument({ citations })] })],
    {
      excerpt: hasSource ? excerptOf(source) : () => null,
    },
  );
  return {
    ids: [...html.matchAll(/data-preview="([^"]*)"/g)].map(([, id]) => id),
    previews: [...html.matchAll(/<div class="drift-preview" id="([^"]*)".*?<\/div>/gs)].map(
      ([markup, id]) => ({
        id,
        markup,
        head: /<p class="drift-preview-head">(.*?)<\/p>/.exec(markup)?.[1]?.replace(/<[^>]+>/g, ''),
        lines: [...markup.matchAll(/<span data-line="(\d+)">(.*?)<\/span>\n/gs)].map(
          ([, line = '', text = '']) => `${line} ${text}`,
        ),
        gaps: markup.split('drift-preview-gap').length - 1,
      }),
    ),
  };
}

describe('previews on a page', () => {
  it('are limited in number and size', () => {
    const source = Array.from({ length: 5000 }, (_, index) => `line ${index + 1}`).join('\n');
    const { ids, previews } = previewsOf(
      source.split('\n').map((_, index) => lines(index + 1)),
      source,
    );
    expect(previews).toHaveLength(250);
    expect(ids).toEqual(previews.map(({ id }) => id));
    expect(previews.at(-1)?.lines).toEqual(['250 line 250']);
  });
});

describe('a preview of a citation', () => {
  it('shows the cited lines, once for each target', () => {
    const { ids, previews } = previewsOf([lines(3, 4), lines(9), lines(3, 4)]);
    expect(ids).toEqual(['drift-preview-1', 'drift-preview-2', 'drift-preview-1']);
    expect(previews).toMatchObject([
      {
        id: 'drift-preview-1',
        head: 'src/auth.ts lines 3–4',
        lines: ['3 line 3', '4 line 4'],
        gaps: 0,
      },
      { id: 'drift-preview-2', head: 'src/auth.ts line 9', lines: ['9 line 9'], gaps: 0 },
    ]);
    expect(previews[0]?.markup).toContain('popover="manual" data-pagefind-ignore');
  });

  it('shows at most ten lines, also of a whole file', () => {
    const { previews } = previewsOf([lines(1, 10), lines(5, 30), lines(null)]);
    expect(previews.map((preview) => preview.lines.length)).toEqual([10, 10, 10]);
    expect(previews.map(({ gaps }) => gaps)).toEqual([0, 1, 1]);
    expect(previews[2]).toMatchObject({ head: 'src/auth.ts' });
    expect(previews[2]?.lines[0]).toBe('1 line 1');
  });

  it('ends with the file', () => {
    const { ids, previews } = previewsOf([lines(39, 99), lines(60, 70)]);
    expect(previews[0]?.lines).toEqual(['39 line 39', '40 line 40']);
    expect(ids).toEqual(['drift-preview-1']);
  });

  it('shows several line ranges with gaps between them', () => {
    const run = (current: CitationReport['current']): CitationReport =>
      makeCitation({ text: 'a', line: 1, current });
    const citations = [run(lines(1, 2)), run(lines(20, 28)), run(lines(30))];
    const html = bind(
      '<code>a</code>',
      [makeSpecReport({ documents: [makeDocument({ citations })] })],
      {
        excerpt: excerptOf(SOURCE),
      },
    );
    expect(html).toContain('</code> lines 1–2, 20–28, 30</p>');
    expect([...html.matchAll(/data-line="(\d+)"/g)].map(([, line]) => Number(line))).toEqual([
      1, 2, 20, 21, 22, 23, 24, 25, 26, 27,
    ]);
    expect(html.split('drift-preview-gap')).toHaveLength(3);
  });

  it('drops common indentation, and cuts long lines', () => {
    const source = `\t\tif (x) {\n\t\t\ty < "z";\n\n\t\t}   \n\t\t${'🦀'.repeat(100)}`;
    const [preview] = previewsOf([lines(1, 5)], source).previews;
    expect(preview?.lines.slice(0, 4)).toEqual([
      '1 if (x) {',
      '2 \ty &lt; &quot;z&quot;;',
      '3 ',
      '4 }',
    ]);
    const long = preview?.lines[4]?.slice(2) ?? '';
    expect(long.length).toBeLessThanOrEqual(160);
    expect(long).toMatch(/^🦀+…$/u);
  });

  it('is missing for an unpublished file, and for lines that do not exist', () => {
    expect(previewsOf([lines(1)], SOURCE, false)).toEqual({ ids: [], previews: [] });
    expect(previewsOf([null])).toEqual({ ids: [], previews: [] });
    expect(previewsOf([lines(60)], '')).toEqual({ ids: [], previews: [] });
  });
});
