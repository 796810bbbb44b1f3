import { describe, expect, it } from 'vitest';
import { renderDiff } from '../../../integration/astro/src/diff/render.ts';
import { alignDiff, type DiffLimits } from '../../../integration/astro/src/diff/rows.ts';
import type { TokenLine } from '../../../integration/astro/src/diff/tokens.ts';
import { LONGEST_LINE } from '../../../integration/astro/src/diff/words.ts';
import { sayNow } from '../../../integration/astro/src/strings/deferred-strings.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { textOfMarkup } from '../support/markup.ts';
import { diffOf, numbered } from './samples.ts';

const TITLES = { path: 'a.ts', previousPath: null, day: '2026-01-28' };

function show(old: string, now: string, limits?: DiffLimits): string {
  return sayNow(renderDiff(diffOf(old, now, limits), TITLES).toString(), ENGLISH_STRINGS);
}

/** Each line of the markup as a reader without a style sheet has it. */
function linesOf(markup: string): string[] {
  return [...markup.matchAll(/<div class="drift-diff-line".*?<\/div>/gs)].map(([line]) => {
    const seen = line
      .replaceAll(/<(\w+) aria-hidden="true">.*?<\/\1>/gs, '')
      .replaceAll('</span><code>', ': ')
      .replaceAll(/<(del|ins)>(.*?)<\/\1>/gs, '[$2]')
      .replaceAll(/<[^>]*>/g, '');
    return textOfMarkup(seen);
  });
}

/** The text above the lines. */
function headOf(markup: string): string {
  const head = /<p class="drift-diff-head">(.*?)<\/p>/s.exec(markup)?.[1] ?? '';
  return head
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('renderDiff', () => {
  it('reads like a unified diff without a style sheet', () => {
    const old = 'one\nlet a = 1;\nlet b = 1;\nlast\n';
    const now = 'one\nlet a = 2;\nlet b = 2;\nlast\n';
    expect(linesOf(show(old, now))).toEqual([
      '1: one',
      'removed line 2: let a = [1];',
      'removed line 3: let b = [1];',
      'added line 2: let a = [2];',
      'added line 3: let b = [2];',
      '4: last',
    ]);
  });

  it('shows both numbers of an unchanged line, and its text on both sides', () => {
    const markup = show('a\nb\n', 'b\n');
    expect(markup).toContain(
      '<span aria-hidden="true">2</span><code aria-hidden="true">b</code><span>1</span><code>b</code>',
    );
  });

  it('fills the shorter side of a change with gaps', () => {
    const old = 'open(file);\nconst a = read(file);\nsame\n';
    const now = 'const a = read(file, mode);\nlog("read");\ntrace(1 + 1);\nsame\n';
    const [, oldSide = '', newSide = ''] =
      /<div class="drift-diff-change"><div>(.*?<\/div>)<\/div><div>(.*?<\/div>)<\/div><\/div>/s.exec(
        show(old, now),
      ) ?? [];
    const kinds = (side: string): string[] =>
      [...side.matchAll(/drift-diff-(line|gap)/g)].map(([, kind]) => kind ?? '');
    expect(kinds(oldSide)).toEqual(['line', 'line', 'gap', 'gap']);
    expect(kinds(newSide)).toEqual(['gap', 'line', 'line', 'line']);
  });

  it('has an accessible name, and a head for each side', () => {
    const markup = show('a\n', 'b\n');
    expect(markup).toContain('role="group"');
    expect(markup).toContain('aria-label="Changes in a.ts"');
    expect(headOf(markup)).toBe('removed: 2026-01-28 added: Now');
  });

  it.each([
    ['added', '', 'a\nb\n', 'new', 'added: Now'],
    ['deleted', 'a\nb\n', '', 'old', 'removed: 2026-01-28'],
  ])('shows one side for a file that was %s', (_, old, now, sides, head) => {
    const markup = show(old, now);
    expect(markup).toContain(`data-sides="${sides}"`);
    expect(markup).not.toContain('drift-diff-gap');
    expect(headOf(markup)).toBe(head);
  });

  it.each([
    ['with folds', numbered(1, 20), `${numbered(1, 20)}more\n`],
    ['with context', 'a\n', 'a\nb\n'],
  ])('shows two sides for a file that only got new lines, %s', (_, old, now) => {
    expect(show(old, now)).toContain('data-sides="both"');
  });

  it('says that there is nothing in it', () => {
    expect(show('', '')).toContain('There is no line to show.');
  });

  it('makes room for the largest line number', () => {
    expect(show(numbered(1, 99), numbered(1, 100))).toContain('data-digits="3"');
    expect(show(numbered(1, 100), '')).toContain('data-digits="3"');
    expect(show('a\n', 'b\n')).toContain('data-digits="1"');
  });

  it('folds unchanged lines, and only counts them where they are too many', () => {
    const old = numbered(1, 1000);
    const markup = show(old, old.replace('line 10\n', ''));
    expect(markup).toMatch(/<details[^>]*>\s*<summary>6 unchanged lines<\/summary>/);
    expect(markup).toContain('<p class="drift-diff-note">987 unchanged lines</p>');
  });

  it.each([
    [{ maxRows: 4 }, 'This is not all: 18 removed and 18 added lines are not shown.'],
    [{ maxRows: 39 }, 'This is not all: 1 added line is not shown.'],
  ])('says what is not shown with the limit %j', (limits, sentence) => {
    expect(show(numbered(1, 20), numbered(1, 20).replaceAll('line', 'value'), limits)).toContain(
      sentence,
    );
  });
});

describe('renderDiff, in the text of a line,', () => {
  const hunk = { oldStart: 1, oldCount: 1, newStart: 1, newCount: 1 };

  function showTokens(old: TokenLine, now: TokenLine): string {
    const diff = renderDiff(alignDiff([old], [now], [hunk]), TITLES);
    return sayNow(diff.toString(), ENGLISH_STRINGS);
  }

  it('keeps colours across marked words', () => {
    const look = 'l3 d7';
    const call = { text: 'call', look };
    const markup = showTokens(
      [call, { text: '("one two")', look: '' }],
      [call, { text: '("', look: '' }, { text: 'one three")', look }],
    );
    expect(markup).toContain(`<code><span class="${look}">call</span>(&quot;one <del>two</del>`);
    expect(markup).toContain(
      `<span class="${look}">one </span><ins><span class="${look}">three</span></ins>`,
    );
  });

  it('joins neighbours of the same colour in one element', () => {
    const red = (text: string) => ({ text, look: 'l1' });
    expect(showTokens([], [red('a'), { text: ' ', look: '' }, red('b')])).toContain(
      '<code><span class="l1">a b</span></code>',
    );
  });

  it.each([
    '<script>alert("x")</script>',
    `" onclick="alert('x')`,
    '<!-- --></code></div>&lt;&amp;',
    '${html}`\\`',
    ' two  spaces\tand a tab ',
  ])('escapes HTML: %s', (text) => {
    expect(linesOf(show('', `${text}\n`))).toEqual([`added line 1: ${text}`]);
    const code = /<code>(.*)<\/code>/s.exec(show('', `${text}\n`))?.[1];
    expect(code).not.toMatch(/[<>"']/);
  });

  it('escapes class names and titles', () => {
    const diff = renderDiff(
      alignDiff([], [[{ text: 'a', look: '"><script>' }]], [{ ...hunk, oldStart: 0, oldCount: 0 }]),
      { path: '"><script>', previousPath: '<script>', day: '<script>' },
    );
    expect(sayNow(diff.toString(), ENGLISH_STRINGS)).not.toContain('<script>');
  });

  it('does not translate text that looks like a string of the site', () => {
    const text = '<?drift.diff.now?> &lt;?drift.diff.now?>';
    expect(linesOf(show('', `${text}\n`))).toEqual([`added line 1: ${text}`]);
  });

  it.each([
    ['\u202e', 'U+202E'],
    ['\u2066', 'U+2066'],
    ['\u200b', 'U+200B'],
    ['\u3164', 'U+3164'],
    ['\ufeff', 'U+FEFF'],
    ['\u2028', 'U+2028'],
    ['\u{e0041}', 'U+E0041'],
    ['\0', 'U+0000'],
    ['\u001b', 'U+001B'],
    ['\u007f', 'U+007F'],
  ])('shows the code point of an invisible character: %j', (character, name) => {
    const markup = show('', `a${character}b\n`);
    expect(markup).toContain(`a<b>${name}</b>b`);
    expect(markup).not.toContain(character);
  });

  it.each(['👨‍👩‍👧', 'می‌خواهم', 'שלום', 'e\u0301'])('keeps letters and emoji: %s', (text) => {
    expect(show('', `${text}\n`)).toContain(`<code>${text}</code>`);
  });

  it('hides a carriage return at the end, unless it is the change', () => {
    expect(linesOf(show('a\r\nb\r\n', 'a\r\nc\r\n'))).toEqual([
      '1: a',
      'removed line 2: b',
      'added line 2: c',
    ]);
    expect(linesOf(show('let a;\r\n', 'let a;\n'))).toEqual([
      'removed line 1: let a;[U+000D]',
      'added line 1: let a;',
    ]);
  });

  it('says where there is no visible difference', () => {
    expect(linesOf(show('a\n', 'a'))).toEqual([
      'removed line 1: a',
      'added line 1: a no visible difference',
    ]);
  });

  it('cuts a very long line', () => {
    const long = 'x'.repeat(LONGEST_LINE);
    expect(show('', `${long}\n`)).toContain(`${long}</code>`);
    expect(show('', `${long}y\n`)).toContain(`${long}<small> … 1 more character</small>`);
    expect(show('', `${long.slice(1)}😀\n`)).toContain('x<small> … 2 more characters</small>');
    expect(show(`${long}a\n`, `${long}b\n`)).toContain('<small> differs further on</small>');
  });
});
