import type { KnownFiles } from '../citations/known-files.ts';
import type { Redate } from '../drift/document-dates.ts';
import type { Report } from '../report/schema.ts';
import { readCitedLines } from './cited-lines.ts';
import { ReferenceEditor } from './editor.ts';
import { type ReferenceEdit, tryEdits } from './edits.ts';
import {
  type DocumentFixCandidates,
  findFixCandidates,
  type FixCandidate,
} from './fix-candidates.ts';

/** A citation in a document. Lines and columns are counted from 1, columns in UTF-16 units. */
export interface FixPlace {
  readonly line: number;
  readonly column: number;
  /** The citation as it is written. */
  readonly text: string;
}

/** A citation that was rewritten, with its new text. */
export interface Fixed extends FixPlace {
  readonly rewritten: string;
}

/** A citation that moved but was not rewritten, with the reason. */
export interface Skipped extends FixPlace {
  readonly reason: string;
}

/** The planned fixes of a document. */
export interface DocumentFixes {
  /** The repository-relative path. */
  readonly file: string;
  readonly before: string;
  /** The new text. It is the same as `before` if nothing can be rewritten. */
  readonly after: string;
  readonly fixed: readonly Fixed[];
  readonly skipped: readonly Skipped[];
}

/** What a plan needs besides the report. */
export interface FixEvidence {
  /**
   * The documents by repository-relative path: the text of a document that can be read and written,
   * or the reason why it cannot.
   */
  readonly texts: ReadonlyMap<string, string | { readonly reason: string }>;
  /**
   * Returns the function that dates the citations of an edited document of a spec. Returns `null`
   * if the history of the document is not known.
   */
  readonly redate: (spec: string, file: string) => Redate | null;
  /** The files that a reference may mean. */
  readonly files: KnownFiles;
}

/**
 * Plans how to rewrite the citations that only moved. The result is sorted by document and line.
 */
export async function planFixes(
  report: Pick<Report, 'specs'>,
  evidence: FixEvidence,
): Promise<DocumentFixes[]> {
  const whyLeaveLine = readCitedLines(report);
  return Promise.all(
    findFixCandidates(report).map((found) => planDocument(found, evidence, whyLeaveLine)),
  );
}

async function planDocument(
  { file, specs, candidates }: DocumentFixCandidates,
  { texts, redate, files }: FixEvidence,
  whyLeaveLine: (file: string, line: number) => string | null,
): Promise<DocumentFixes> {
  const given = texts.get(file) ?? { reason: 'the document cannot be read' };
  if (typeof given !== 'string') return leave(file, '', candidates, given.reason);
  const mark = given.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = given.slice(mark.length);
  const redates = specs.map(({ id }) => redate(id, file));
  const known = redates.filter((each) => each !== null);
  if (known.length < redates.length) {
    return leave(file, given, candidates, 'it is not known when the document was written');
  }

  const editor = await ReferenceEditor.open(file, text);
  if ('reason' in editor) return leave(file, given, candidates, editor.reason);
  const skipped = new Map<FixCandidate, string>();
  const edits = new Map<ReferenceEdit, FixCandidate[]>();
  for (const candidate of candidates) {
    const wanted = editor.edit(candidate, files);
    const left = whyLeaveLine(file, candidate.line);
    if ('reason' in wanted) skipped.set(candidate, wanted.reason);
    else if (left !== null) skipped.set(candidate, left);
    else edits.set(wanted, [...(edits.get(wanted) ?? []), candidate]);
  }
  const tried = await tryEdits(file, text, [...edits.keys()], known);
  for (const [edit, why] of tried.dropped) {
    for (const candidate of edits.get(edit) ?? []) skipped.set(candidate, why);
  }
  return {
    file,
    before: given,
    after: `${mark}${tried.text}`,
    fixed: tried.kept
      .flatMap((edit) =>
        (edits.get(edit) ?? []).map((candidate) => ({
          ...placeOf(candidate),
          rewritten: textOf(edit),
        })),
      )
      .sort((a, b) => a.line - b.line || a.column - b.column),
    skipped: candidates.flatMap((candidate) => {
      const why = skipped.get(candidate);
      return why === undefined ? [] : [{ ...placeOf(candidate), reason: why }];
    }),
  };
}

function leave(
  file: string,
  text: string,
  candidates: readonly FixCandidate[],
  reason: string,
): DocumentFixes {
  const skipped = candidates.map((candidate) => ({ ...placeOf(candidate), reason }));
  return { file, before: text, after: text, fixed: [], skipped };
}

/** Returns the new text of a reference, without the escapes of a table. */
function textOf({ rewritten }: ReferenceEdit): string {
  return [...rewritten.values()][0] ?? '';
}

function placeOf({ line, column, text }: FixCandidate): FixPlace {
  return { line, column, text };
}
