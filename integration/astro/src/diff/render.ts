import { html, type Html } from '@astro-drift/engine/internal/html/html';
import { later, laterCount } from '../strings/deferred-strings.ts';
import type { Block, NumberedLine, Row } from './rows.ts';
import { renderText } from './text.ts';
import { textOf } from './tokens.ts';
import { LONGEST_LINE, type Span } from './words.ts';

/** What the captions above the two texts of a diff say. */
export interface DiffTitles {
  /** The current path of the file. */
  readonly path: string;
  /** The earlier path. It is `null` if the path did not change. */
  readonly previousPath: string | null;
  /** The date of the old text, such as `2026-01-28`. It is `null` if the date is unknown. */
  readonly day: string | null;
}

/** Which texts a diff shows. It is `old` for a deleted file and `new` for an added one. */
type Sides = 'both' | 'old' | 'new';

/**
 * Renders a diff as the markup of a unified diff: each run of changed lines has first the removed
 * lines, then the added ones. The style sheet shows them side by side if there is room.
 *
 * @param blocks what `alignDiff` returns
 */
export function renderDiff(blocks: readonly Block[], titles: DiffTitles): Html {
  const rows = blocks.flatMap((block) => (block.kind === 'rest' ? [] : block.rows));
  const sides = sidesOf(blocks);
  return html`<div
    class="drift-diff drift-code"
    data-sides="${sides}"
    data-pagefind-ignore
    role="group"
    aria-label="${later('drift.diff.label', { path: titles.path })}"
    data-digits="${digitsOf(rows)}"
  >
    <p class="drift-diff-head">
      ${sides !== 'new' && html`<span><span class="drift-remark">${later('drift.diff.removed')} </span>${oldTitle(titles)}</span>`}
      ${sides !== 'old' && html`<span><span class="drift-remark">${later('drift.diff.added')} </span>${newTitle(titles)}</span>`}
    </p>
    ${blocks.map((block) => renderBlock(block, sides))}
    ${blocks.length === 0 && html`<p class="drift-diff-note">${later('drift.diff.empty')}</p>`}
  </div>`;
}

function oldTitle({ previousPath: path, day }: DiffTitles): string | Html {
  if (day !== null) return path === null ? day : `${day}, ${path}`;
  return path === null ? later('drift.diff.then') : later('drift.diff.thenAt', { path });
}

function newTitle({ path, previousPath }: DiffTitles): Html {
  return previousPath === null ? later('drift.diff.now') : later('drift.diff.nowAt', { path });
}

function renderBlock(block: Block, sides: Sides): Html {
  switch (block.kind) {
    case 'lines':
      return html`${renderRows(block.rows, sides)}`;
    case 'fold': {
      const title = laterCount('drift.diff.unchanged', block.count);
      if (block.rows.length === 0) return html`<p class="drift-diff-note">${title}</p>`;
      return html`<details class="drift-diff-fold">
        <summary>${title}</summary>
        ${renderRows(block.rows, sides)}
      </details>`;
    }
    case 'rest':
      return html`<p class="drift-diff-note">${describeRest(block)}</p>`;
  }
}

function describeRest({ removed, added, unchanged }: Extract<Block, { kind: 'rest' }>): Html {
  const rest = { removed, added, unchanged };
  if (removed > 0 && added > 0) {
    const name = unchanged > 0 ? 'removed-added-unchanged' : 'removed-added';
    return later(`drift.diff.rest.${name}`, rest);
  }
  if (unchanged === 0) {
    const only = removed > 0 ? 'removed' : 'added';
    return laterCount(`drift.diff.rest.${only}`, rest[only]);
  }
  if (removed > 0) return later('drift.diff.rest.removed-unchanged', rest);
  if (added > 0) return later('drift.diff.rest.added-unchanged', rest);
  return laterCount('drift.diff.rest.unchanged', unchanged);
}

/** Renders each unchanged row by itself, and adjacent changed rows together. */
function renderRows(rows: readonly Row[], sides: Sides): Html[] {
  const rendered: Html[] = [];
  let change = new Change(sides);
  for (const row of rows) {
    if (row.kind !== 'unchanged') {
      change.add(row);
      continue;
    }
    rendered.push(change.render(), renderUnchanged(row));
    change = new Change(sides);
  }
  return [...rendered, change.render()];
}

/** Renders an unchanged line. The text appears on both sides, but screen readers read it once. */
function renderUnchanged({
  oldNumber,
  newNumber,
  tokens,
}: Extract<Row, { kind: 'unchanged' }>): Html {
  const text = renderText(tokens, [], 'ins');
  return html`<div class="drift-diff-line"><span aria-hidden="true">${oldNumber}</span><code aria-hidden="true">${text}</code><span>${newNumber}</span><code>${text}</code></div>`;
}

const GAP = html`<div class="drift-diff-gap"></div>`;

/**
 * Collects adjacent changed rows. Adds empty rows to the shorter side, so that both sides keep the
 * same height.
 */
class Change {
  private readonly sides: Sides;
  private readonly old: Html[] = [];
  private readonly now: Html[] = [];

  constructor(sides: Sides) {
    this.sides = sides;
  }

  add(row: Exclude<Row, { kind: 'unchanged' }>): void {
    switch (row.kind) {
      case 'changed': {
        this.level();
        const note = noteOf(textOf(row.old.tokens), textOf(row.now.tokens));
        this.old.push(renderLine(row.old, 'removed', row.old.marks));
        this.now.push(renderLine(row.now, 'added', row.now.marks, note));
        return;
      }
      case 'removed':
        this.old.push(renderLine(row.old, 'removed'));
        return;
      case 'added':
        this.now.push(renderLine(row.now, 'added'));
        return;
    }
  }

  render(): Html {
    if (this.old.length + this.now.length === 0) return html``;
    this.level();
    return html`<div class="drift-diff-change"><div>${this.old}</div><div>${this.now}</div></div>`;
  }

  private level(): void {
    if (this.sides !== 'both') return;
    while (this.old.length < this.now.length) this.old.push(GAP);
    while (this.now.length < this.old.length) this.now.push(GAP);
  }
}

function renderLine(
  { number, tokens }: NumberedLine,
  change: 'removed' | 'added',
  marks: readonly Span[] = [],
  note: Html | null = null,
): Html {
  const text = renderText(tokens, marks, change === 'removed' ? 'del' : 'ins');
  return html`<div class="drift-diff-line" data-change="${change}"><span><span class="drift-remark">${later(`drift.diff.${change}Line`)} </span>${number}</span><code>${text}${
    note !== null && html`<small> ${note}</small>`
  }</code></div>`;
}

/**
 * Returns a remark for a pair of lines that look the same: their text is equal, or they differ only
 * behind the part that is shown. Returns `null` for other pairs.
 */
function noteOf(old: string, now: string): Html | null {
  if (old === now) return later('drift.diff.alike');
  const sameStart = old.slice(0, LONGEST_LINE) === now.slice(0, LONGEST_LINE);
  return sameStart ? later('drift.diff.farther') : null;
}

function sidesOf(blocks: readonly Block[]): Sides {
  const kinds = new Set(
    blocks.flatMap((block) =>
      block.kind === 'lines' ? block.rows.map(({ kind }) => kind) : [block.kind],
    ),
  );
  const only = [...kinds].filter((kind) => kind !== 'rest');
  if (only.length !== 1) return 'both';
  if (only[0] === 'removed') return 'old';
  return only[0] === 'added' ? 'new' : 'both';
}

function digitsOf(rows: readonly Row[]): number {
  const numbers = rows.map((row) => {
    switch (row.kind) {
      case 'unchanged':
        return Math.max(row.oldNumber, row.newNumber);
      case 'changed':
        return Math.max(row.old.number, row.now.number);
      case 'removed':
        return row.old.number;
      case 'added':
        return row.now.number;
    }
  });
  return String(numbers.reduce((most, number) => Math.max(most, number), 0)).length;
}
