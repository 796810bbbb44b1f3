import { describe, expect, it } from 'vitest';
import { renderScreen, type Subject } from '../../../integration/cli/src/accept/screen.ts';
import { painter } from '../../../integration/engine/src/reporters/paint.ts';
import { withoutCommands } from '../../../integration/engine/src/text/printable.ts';
import { expectHarmless, HOSTILE } from '../../support/hostile.ts';

const subject: Subject = {
  title: 'docs/guide.md#log-in: Log in',
  state: 'needs review, compared with 2026-01-11',
  evidence: [{ text: '`MINUTES`, named in *Log in*, is 20 now', place: 'src/a.py:2' }],
  texts: [{ file: 'docs/guide.md', line: 9, rows: ['## Log in', '', 'It lasts 30 minutes.'] }],
  diff: ['diff --git a/src/a.py b/src/a.py', '@@ -2 +2 @@', '-MINUTES = 30', '+MINUTES = 20'],
  command: 'astro-drift diff guide.md',
};

function render(over: Partial<Subject> = {}, width: number | null = 80, colour = false): string {
  return renderScreen({ ...subject, ...over }, { width, style: painter(colour) }).toString();
}

describe('renderScreen', () => {
  it('shows the reasons, the text and the changes below each other', () => {
    expect(render()).toBe(`
docs/guide.md#log-in: Log in
needs review, compared with 2026-01-11
- \`MINUTES\`, named in *Log in*, is 20 now (src/a.py:2)

docs/guide.md:9
## Log in

It lasts 30 minutes.

diff --git a/src/a.py b/src/a.py
@@ -2 +2 @@
-MINUTES = 30
+MINUTES = 20
`);
  });

  it('shows text and changes side by side on a wide terminal', () => {
    const rows = render({}, 120).split('\n').slice(5, -1);
    expect(rows.map((row) => row.split('│').map((cell) => cell.trim()))).toEqual([
      ['docs/guide.md:9', 'diff --git a/src/a.py b/src/a.py'],
      ['## Log in', '@@ -2 +2 @@'],
      ['', '-MINUTES = 30'],
      ['It lasts 30 minutes.', '+MINUTES = 20'],
    ]);
    expect(new Set(rows.map((row) => row.indexOf('│')))).toEqual(new Set([59]));
  });

  it('shows only the changes of a spec without a readable document', () => {
    const screen = render({ texts: [], evidence: [] }, 120);
    expect(screen).not.toContain('│');
    expect(screen).toContain('+MINUTES = 20');
  });

  it.each([40, 120])('wraps what is longer than %i columns, also without spaces', (width) => {
    const long = 'x'.repeat(300);
    const screen = render(
      { texts: [{ file: 'a.md', line: 1, rows: [long] }], diff: [`+${long}`], title: long },
      width,
    );
    expect(Math.max(...screen.split('\n').map((row) => row.length))).toBeLessThanOrEqual(width);
    expect(screen.match(/x/g)).toHaveLength(900);
  });

  it('counts the columns of wide characters', () => {
    const rows = render({ texts: [{ file: 'a.md', line: 1, rows: ['概要', 'ab'] }] }, 120)
      .split('\n')
      .filter((row) => /概要|ab/.test(row));
    expect(rows.map((row) => row.indexOf('│'))).toEqual([57, 59]);
  });

  it('is bounded, and says what it leaves out', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => `+${index}`);
    const screen = render({
      texts: [{ file: 'a.md', line: 1, rows }],
      diff: rows,
      evidence: rows.map((text) => ({ text, place: 'a.py' })),
    });
    expect(screen.split('\n').length).toBeLessThan(170);
    expect(screen.match(/^… .*$/gm)).toEqual([
      '… and 992 more reasons',
      '… and 941 more lines',
      '… and 920 more lines: astro-drift diff guide.md',
    ]);
  });

  it('says so if nothing has changed', () => {
    expect(render({ diff: [] })).toContain('Its sources have not changed.');
  });

  it('indents what follows in a wrapped line, below the text of a bullet or of a line of code', () => {
    const screen = render(
      {
        title: 'a',
        state: 'b',
        evidence: [{ text: 'one two three four five six seven', place: 'a.py' }],
        texts: [
          {
            file: 'a.md',
            line: 1,
            rows: ['one two three four five six seven', '1. one two three four five six'],
          },
        ],
        diff: [' def a():', '+    return one, two, three, four, five', '-short '],
      },
      24,
    );
    expect(screen).toBe(`
a
b
- one two three four
  five six seven (a.py)

a.md:1
one two three four five
six seven
1. one two three four
   five six

 def a():
+    return
         one, two,
         three, four,
         five
-short
`);
  });

  it.each([24, 120])('has no spaces at the ends of its rows (%i columns)', (width) => {
    const long = 'word '.repeat(60);
    const screen = render(
      {
        evidence: [{ text: long, place: long }],
        texts: [{ file: 'a.md', line: 1, rows: [`- ${long}`, long, '   '] }],
        diff: [`+${long}`, ' ', `-${' '.repeat(200)}x`],
      },
      width,
    );
    expect(screen.split('\n').filter((row) => row !== row.trimEnd())).toEqual([]);
    expect(Math.max(...screen.split('\n').map((row) => row.length))).toBeLessThanOrEqual(width);
  });

  it('colours each row of a wrapped line of a diff', () => {
    const screen = render({ diff: [`-${'x'.repeat(100)}`] }, 80, true);
    const rows = screen.split('\u001b[31m').slice(1);
    expect(rows).toEqual(rows.map(() => expect.stringMatching(/^[-x ]+\S\[39m/) as unknown));
    expect(rows).toHaveLength(2);
  });

  it.each(Object.values(HOSTILE))('prints %j as text that steers nothing', (hostile) => {
    const screen = render({
      title: hostile,
      state: hostile,
      evidence: [{ text: hostile, place: hostile }],
      texts: [{ file: hostile, line: 1, rows: [`\t${hostile}`] }],
      diff: [`+${hostile}`],
      command: hostile,
    });
    // As the printer does.
    expectHarmless(withoutCommands(screen));
  });
});
