import type { FilePlace } from '@astro-drift/engine/internal/files/lines';
import { html, type Html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';
import { cutLine, EXCERPT_LINES } from './excerpts.ts';
import { fragmentOf } from './links.ts';
import type { CurrentRuns } from './citation-target.ts';

/**
 * Returns at most ten lines: the first lines of a run of lines or of a file. Returns `null` if they
 * must not be shown.
 */
export type Excerpt = (current: FilePlace) => readonly string[] | null;

/**
 * The maximum number of previews on a page, which keeps the page small. Further citations are only
 * links.
 */
const MOST_PREVIEWS = 250;

type Line = { readonly number: number; readonly text: string } | 'gap';

/**
 * Makes the previews of the sources that documents cite: the first lines of each. If a document
 * cites the same lines twice, the preview is made once.
 */
export class Previews {
  private readonly excerpt: Excerpt;
  private readonly strings: Strings;
  private readonly ids = new Map<string, string | null>();
  private readonly rendered: Html[] = [];
  private count = 0;

  constructor(excerpt: Excerpt, strings: Strings) {
    this.excerpt = excerpt;
    this.strings = strings;
  }

  /**
   * Returns the id of the element that shows these lines, and renders it if it is new. Returns
   * `null` if nothing can be shown.
   */
  add(target: CurrentRuns): string | null {
    const key = `${target.path}\0${fragmentOf(target.runs)}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    if (this.count >= MOST_PREVIEWS) return null;
    const lines = readLines(target, this.excerpt);
    const id = lines === null ? null : `drift-preview-${++this.count}`;
    if (id !== null) this.rendered.push(renderPreview(id, target, lines ?? [], this.strings));
    this.ids.set(key, id);
    return id;
  }

  /** Returns the previews that were rendered since the last call. */
  take(): string {
    this.ids.clear();
    return this.rendered.splice(0).join('');
  }
}

function readLines({ runs }: CurrentRuns, excerpt: Excerpt): Line[] | null {
  const lines: Line[] = [];
  let left = EXCERPT_LINES;
  for (const current of runs) {
    if (lines.length > 0) lines.push('gap');
    if (left === 0) break;
    const texts = excerpt(current);
    if (texts === null) return null;
    const first = current.startLine ?? 1;
    const shown = texts.slice(0, left);
    lines.push(...shown.map((text, index) => ({ number: first + index, text })));
    left -= shown.length;
    if (left === 0 && !isWhole(current, shown.length)) return [...lines, 'gap'];
  }
  return lines.some((line) => line !== 'gap') ? lines : null;
}

/**
 * Returns whether the excerpt contains all cited lines. If a whole file is cited, this is not known
 * and the result is `false`.
 */
function isWhole({ startLine, endLine }: CurrentRuns['runs'][number], count: number): boolean {
  return startLine !== null && (endLine ?? startLine) < startLine + count;
}

function renderPreview(
  id: string,
  target: CurrentRuns,
  lines: readonly Line[],
  strings: Strings,
): Html {
  const indent = commonIndent(lines.flatMap((line) => (line === 'gap' ? [] : line.text)));
  return html`<div class="drift-preview" id="${id}" popover="manual" data-pagefind-ignore><p class="drift-preview-head"><code>${target.path}</code>${describeRuns(target, strings)}</p><pre><code>${lines.map(
    (line) =>
      line === 'gap'
        ? html`<span class="drift-preview-gap">⋯</span>\n`
        : html`<span data-line="${line.number}">${cutLine(line.text.slice(indent))}</span>\n`,
  )}</code></pre></div>`;
}

/** Returns the line numbers of runs, for example ` lines 1–3, 7`. Returns `''` for a whole file. */
function describeRuns({ runs }: CurrentRuns, strings: Strings): string {
  const parts = runs.flatMap(({ startLine, endLine }) => {
    if (startLine === null) return [];
    return endLine === null || endLine === startLine ? `${startLine}` : `${startLine}–${endLine}`;
  });
  if (parts.length === 0) return '';
  const isOne = parts.length === 1 && !parts[0]?.includes('–');
  const lines = parts.join(', ');
  return ` ${strings.text(isOne ? 'drift.citation.line' : 'drift.citation.lines', { lines })}`;
}

/** Returns the number of spaces and tabs that begin every line. Empty lines are ignored. */
function commonIndent(texts: readonly string[]): number {
  const [first = '', ...others] = texts
    .filter((text) => text.trim() !== '')
    .map((text) => /^[ \t]*/.exec(text)?.[0] ?? '');
  let common = first.length;
  for (const indent of others) {
    while (!indent.startsWith(first.slice(0, common))) common--;
  }
  return common;
}
