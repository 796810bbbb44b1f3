import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { TokenLine } from '../diff/tokens.ts';
import { type BaselineDifference, compareWithBaselines } from './baselines.ts';
import type { CitingSpec } from './citing.ts';
import { LONGEST_TEXT } from './highlighter.ts';
import type { LineRange } from './line-range.ts';
import type { MaskedText } from '../masking/masked-text.ts';
import { renderCode } from './render.ts';

/** A file as it is shown. */
export interface ShownFile {
  readonly path: string;
  readonly text: MaskedText;
  /** In bytes. */
  readonly size: number;
  readonly lines: readonly TokenLine[];
}

/** What a source page is made of, but for its links. Plain data. */
export interface SourcePage {
  readonly path: string;
  readonly lineCount: number;
  /** How large the file is, in bytes. */
  readonly size: number;
  /** Markup of the lines, with strings to be said later. */
  readonly code: string;
  /** Whether it is too large for colours. */
  readonly faded: boolean;
  /** How the file differs from what the documents that cite it were written from. */
  readonly differences: readonly BaselineDifference[];
}

/**
 * Puts a source page together.
 *
 * @param comparisonOf how the file differs since a spec's baseline; `undefined` if it does not
 */
export function makeSourcePage(
  { path, text, size, lines }: ShownFile,
  citing: readonly CitingSpec[],
  comparisonOf: (specId: string) => FileComparison | undefined,
): SourcePage {
  const { differences, marks } = compareWithBaselines(path, citing, comparisonOf, lines.length);
  const { html, faded } = renderCode(lines, { marks, cited: citedLines(path, citing) });
  return {
    path,
    lineCount: lines.length,
    size,
    code: html.toString(),
    faded: faded || text.length > LONGEST_TEXT,
    differences,
  };
}

function citedLines(path: string, citing: readonly CitingSpec[]): LineRange[] {
  return citing
    .flatMap(({ documents }) => documents)
    .flatMap(({ citations }) => citations)
    .map(({ current }) => current)
    .filter((current) => current?.path === path && current.startLine !== null)
    .map((current) => {
      const first = current?.startLine ?? 1;
      return { first, last: current?.endLine ?? first };
    });
}
