import { html, type Html } from '@astro-drift/engine/internal/html/html';
import { renderText } from '../diff/text.ts';
import { textOf, type TokenLine } from '../diff/tokens.ts';
import { later, sayNow } from '../strings/deferred-strings.ts';
import { ENGLISH_STRINGS } from '../strings/strings.ts';
import { gapsBetween, type LineRange } from './line-range.ts';
import type { MarkKind, Marks } from './line-marks.ts';
import { chooseLines, hasRoomForAll, type Room } from './visible-lines.ts';

/**
 * The maximum size of the code on a page, in bytes. Together with the rest, a page must not exceed
 * 1.5 MB.
 */
const BUDGET = 1_100_000;

/** The maximum size of a note that says which lines are left out, in bytes. */
const NOTE_SIZE = 200;

/** The maximum size of the markup around all lines, in bytes. */
const FRAME_SIZE = 200;

/** What a page shows of a file, besides its text. */
export interface CodeDetails {
  /** The marks of lines, for each baseline. */
  readonly marks: readonly Marks[];
  /** The runs of lines that documents cite. The page has an anchor for each, such as `L3-L9`. */
  readonly cited: readonly LineRange[];
}

/** The code of a file as a page shows it. */
export interface RenderedCode {
  readonly html: Html;
  /** Whether the colours were left out because the file is too large. */
  readonly faded: boolean;
}

/**
 * Renders the lines of a file with numbers and marks. The result has at most 1.1 million bytes. A
 * larger file is rendered without colours. If it is still too large, some lines are left out.
 */
export function renderCode(
  lines: readonly TokenLine[],
  { marks, cited }: CodeDetails,
  budget: number = BUDGET,
): RenderedCode {
  const names = anchorsOf(cited);
  const rowsOf = (text: (line: TokenLine) => TokenLine): Rows =>
    new Rows(lines.length, (number) =>
      renderLine(text(lines[number - 1] ?? []), number, names.get(number) ?? [], marks),
    );
  const coloured = rowsOf((line) => line);
  const faded = !hasRoomForAll(coloured.room(budget));
  const rows = faded ? rowsOf(withoutLooks) : coloured;
  const chosen = chooseLines(cited, rows.room(budget));
  const parts = [
    ...chosen.map((range) => ({ first: range.first, part: rows.slice(range) })),
    ...gapsBetween(chosen, lines.length).map((gap) => ({
      first: gap.first,
      part: [renderGap(gap)],
    })),
  ].sort((a, b) => a.first - b.first);
  return {
    html: html`<div class="drift-lines drift-code" data-digits="${String(lines.length).length}">${parts.map(({ part }) => part)}</div>`,
    faded,
  };
}

/** The rows of a text. Each is rendered when it is needed. */
class Rows {
  private readonly made: (Html | undefined)[] = [];
  private readonly count: number;
  private readonly make: (line: number) => Html;

  constructor(count: number, make: (line: number) => Html) {
    this.count = count;
    this.make = make;
  }

  at(line: number): Html {
    return (this.made[line] ??= this.make(line));
  }

  slice({ first, last }: LineRange): Html[] {
    return Array.from({ length: last - first + 1 }, (_, index) => this.at(first + index));
  }

  room(budget: number): Room {
    return {
      lineCount: this.count,
      sizeOf: (line) => sizeOf(this.at(line)),
      noteSize: NOTE_SIZE,
      total: budget - FRAME_SIZE,
    };
  }
}

/** Returns the size of a row in English. The sizes in other languages differ little. */
function sizeOf(row: Html): number {
  return Buffer.byteLength(sayNow(row.toString(), ENGLISH_STRINGS));
}

/** Returns the anchors of cited runs of lines, by the first line of the run. */
function anchorsOf(cited: readonly LineRange[]): ReadonlyMap<number, readonly string[]> {
  const runs = new Map(
    cited
      .filter(({ first, last }) => first < last)
      .map((range) => [`L${range.first}-L${range.last}`, range.first]),
  );
  return Map.groupBy(runs.keys(), (name) => runs.get(name) ?? 0);
}

function renderLine(
  line: TokenLine,
  number: number,
  names: readonly string[],
  marks: readonly Marks[],
): Html {
  const anchors = names.map((name) => html`<span id="${name}"></span>`);
  return html`<div id="L${number}">${anchors}${renderMarks(number, marks)}<a href="#L${number}">${number}</a><code>${renderText(line, [], 'ins')}</code></div>`;
}

const SIGNS: Readonly<Record<MarkKind, readonly [name: string, sign: string]>> = {
  added: ['a', '+'],
  changed: ['c', '~'],
  'removed-above': ['r', '−'],
  'removed-below': ['r', '−'],
};

/**
 * Renders one sign for each kind of mark on a line. Its classes name the baselines, counted from 1.
 */
function renderMarks(number: number, marks: readonly Marks[]): Html[] {
  const baselines = new Map<MarkKind, string[]>();
  for (const [index, each] of marks.entries()) {
    const kind = each.get(number);
    if (kind === undefined) continue;
    baselines.set(kind, [...(baselines.get(kind) ?? []), `g${index + 1}`]);
  }
  return [...baselines].map(([kind, classes]) => {
    const [name, sign] = SIGNS[kind];
    const words = later(`drift.source.mark.${kind}`);
    return html`<b class="${[name, ...classes].join(' ')}">${sign}<i>${words}</i></b>`;
  });
}

function renderGap({ first, last }: LineRange): Html {
  return html`<p>${
    first === last
      ? later('drift.source.lineHidden', { line: first })
      : later('drift.source.linesHidden', { first, last })
  }</p>`;
}

function withoutLooks(line: TokenLine): TokenLine {
  return [{ text: textOf(line), look: '' }];
}
