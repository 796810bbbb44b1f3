import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { TokenLine } from '../diff/tokens.ts';
import { type BaselineDifference, compareWithBaselines } from './baselines.ts';
import type { CitingSpec } from './citing.ts';
import { LONGEST_TEXT } from './highlighter.ts';
import type { LineRange } from './line-range.ts';
import type { MaskedText } from '../masking/masked-text.ts';
import { renderCode } from './render.ts';

/** The file that a source page shows. */
export interface ShownFile {
  readonly path: string;
  readonly text: MaskedText;
  /** The size of the file, in bytes. */
  readonly size: number;
  readonly lines: readonly TokenLine[];
}

/** The data of a source page, without links. */
export interface SourcePage {
  readonly path: string;
  readonly lineCount: number;
  /** The size of the file, in bytes. */
  readonly size: number;
  /** The markup of the lines, in which strings are not filled in yet. */
  readonly code: string;
  /** Whether the file is too large to have colours. */
  readonly faded: boolean;
  /** How the file differs from its versions at the baselines of the documents that cite it. */
  readonly differences: readonly BaselineDifference[];
}

/**
 * Makes the data of a source page.
 *
 * @param comparisonOf returns the change of the file since the baseline of a spec; `undefined` if
 * the file is unchanged
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
