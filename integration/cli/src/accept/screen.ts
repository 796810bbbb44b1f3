import { LogText } from '@astro-drift/engine/internal/text/log-text';
import { printable, printableCode } from '@astro-drift/engine/internal/text/printable';
import { plural } from '@astro-drift/engine/internal/report/plural';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { paintDiff } from '../diff-colours.ts';
import type { Printer } from '../printer.ts';
import type { SectionText } from './section-text.ts';

/** A reason why a document may be wrong. */
export interface ShownEvidence {
  readonly text: string;
  /** The place in the source file, such as `src/a.ts:12`. */
  readonly place: string;
}

/** What a person sees before they accept something. Nothing of it is printable yet. */
export interface Subject {
  /** Such as `docs/guide.md#log-in`. */
  readonly title: string;
  /** Such as `needs review since 2026-01-11`. */
  readonly state: string;
  readonly evidence: readonly ShownEvidence[];
  /** The texts in question, with the document of each. */
  readonly texts: readonly (SectionText & { readonly file: string })[];
  /** The lines of a unified diff, those of the files behind the evidence first. */
  readonly diff: readonly string[];
  /** The command that shows the whole diff. */
  readonly command: string;
}

/** How a screen is laid out. */
export type ScreenLook = Pick<Printer, 'width' | 'style'>;

/** With this many columns, text and changes stand side by side. */
const WIDE = 110;

/** The width of a line on a terminal that does not tell its width. */
const USUAL = 80;

/** The greatest numbers of lines and of reasons that are shown. */
const MOST_TEXT = 60;
const MOST_DIFF = 80;
const MOST_EVIDENCE = 8;

const GAP = ' │ ';
const TAB = '    ';

/** What begins an item of a list, and what begins a line of a diff. */
const ITEM = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?/;
const CODE = /^[-+ ]?\s*/;

/** The additional indent of all rows but the first of a wrapped diff line. */
const FURTHER = 4;

/** A line with its style. The style is applied to each row after it is wrapped. */
interface StyledLine {
  readonly text: string;
  /** The indent of all rows but the first, in columns. */
  readonly indent: number;
  readonly paint: (row: string) => string;
}

/** Renders what a person sees before they accept something: the reasons, the text, the changes. */
export function renderScreen(subject: Subject, { width, style }: ScreenLook): LogText {
  const columns = width ?? USUAL;
  const plain = (text: string): StyledLine => ({
    text,
    indent: widthOf(ITEM, text),
    paint: (row) => row,
  });
  const dim = (text: string): StyledLine => ({
    text,
    indent: 0,
    paint: (row) => style('dim', row),
  });
  const inDiff = (text: string): StyledLine => ({
    text,
    indent: widthOf(CODE, text) + FURTHER,
    paint: (row) => {
      const painted = paintDiff(text, { style: (name) => style(name, row) });
      return painted === text ? row : painted;
    },
  });
  const head = [
    { text: printable(subject.title), indent: 0, paint: (row: string) => style('bold', row) },
    dim(printable(subject.state)),
    ...limit(subject.evidence, MOST_EVIDENCE).flatMap(({ text, place }) => [
      plain(printable(`- ${text} (${place})`)),
    ]),
    ...restOf(subject.evidence, MOST_EVIDENCE, 'more reason').map(dim),
  ];
  const rows = subject.texts.flatMap(({ file, line, rows: lines }, index) => [
    ...(index === 0 ? [] : [plain('')]),
    dim(printable(`${file}:${line}`)),
    ...lines.map((row) => plain(readable(row))),
  ]);
  const text = [...limit(rows, MOST_TEXT), ...restOf(rows, MOST_TEXT, 'more line').map(dim)];
  const changes = [
    ...limit(subject.diff, MOST_DIFF).map((row) => inDiff(readable(row))),
    ...restOf(subject.diff, MOST_DIFF, 'more line').map((rest) =>
      dim(printable(`${rest}: ${subject.command}`)),
    ),
  ];
  if (changes.length === 0) changes.push(dim('Its sources have not changed.'));
  const isWide = columns >= WIDE && text.length > 0;
  const body = isWide
    ? beside(text, changes, columns)
    : [...wrap(text, columns), ...(text.length > 0 ? [''] : []), ...wrap(changes, columns)];
  return new LogText(['', ...wrap(head, columns), '', ...body, ''].join('\n'));
}

function limit<T>(items: readonly T[], most: number): readonly T[] {
  return items.slice(0, most);
}

/** Says how many items are left out. Returns nothing if none is. */
function restOf(items: readonly unknown[], most: number, noun: string): string[] {
  return items.length > most ? [`… and ${plural(items.length - most, noun)}`] : [];
}

/** Makes a line of a file printable, with spaces in place of tabs, whose width is not known. */
function readable(row: string): string {
  return printableCode(row).replaceAll('\t', TAB);
}

function widthOf(start: RegExp, text: string): number {
  return stringWidth(start.exec(text)?.[0] ?? '');
}

/** Wraps lines, and breaks words that are too long, so that nothing is cut off. */
function wrap(lines: readonly StyledLine[], columns: number): string[] {
  return lines.flatMap((line) => wrapLine(line, columns).map(line.paint));
}

function wrapLine({ text, indent }: StyledLine, columns: number): string[] {
  const whole = text.trimEnd();
  if (stringWidth(whole) <= columns) return [whole];
  const margin = Math.min(indent, Math.floor(columns / 2));
  const options = { hard: true, trim: false };
  const [first = '', ...rest] = wrapAnsi(whole, columns - margin, options).split('\n');
  const after = rest.map((row) => row.trim()).filter((row) => row !== '');
  return [first.trimEnd(), ...after.map((row) => ' '.repeat(margin) + row)];
}

/** Lays out two columns. */
function beside(
  left: readonly StyledLine[],
  right: readonly StyledLine[],
  columns: number,
): string[] {
  const width = Math.floor((columns - GAP.length) / 2);
  const leftRows = left.flatMap((line) =>
    wrapLine(line, width).map((row) => line.paint(row) + ' '.repeat(width - stringWidth(row))),
  );
  const rightRows = wrap(right, columns - GAP.length - width);
  return Array.from({ length: Math.max(leftRows.length, rightRows.length) }, (_, index) =>
    `${leftRows[index] ?? ' '.repeat(width)}${GAP}${rightRows[index] ?? ''}`.trimEnd(),
  );
}
