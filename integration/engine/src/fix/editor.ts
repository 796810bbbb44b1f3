import type { KnownFiles } from '../citations/known-files.ts';
import type { Document } from '../documents/document.ts';
import { formatOf } from '../documents/format.ts';
import { parser } from '../documents/parser.ts';
import { readLineWords } from '../documents/line-words.ts';
import type { Reference } from '../documents/references.ts';
import type { ReferenceEdit } from './edits.ts';
import { rewriteCitation } from './rewriting.ts';
import { escapePipes, ReferencePositions, type Site } from './reference-positions.ts';
import type { FixCandidate } from './fix-candidates.ts';

/** The reason if a document has another text than the one that was analyzed. */
export const CHANGED = 'the document has changed in the meantime';

/** Makes the edits of one document. A link definition is edited once, for all links that use it. */
export class ReferenceEditor {
  private readonly file: string;
  /** The references by kind and place, each with its index among all references of the document. */
  private readonly references: ReadonlyMap<string, readonly [index: number, Reference]>;
  private readonly sites: ReferencePositions;
  private readonly edits = new Map<string, ReferenceEdit & { rewritten: Map<number, string> }>();

  /** Reads a document. Returns a reason if the document cannot be edited. */
  static async open(file: string, text: string): Promise<ReferenceEditor | { reason: string }> {
    const format = formatOf(file);
    const [document, spans] = await Promise.all([
      parser.parse('document', text, format),
      parser.parse('spans', text, format),
    ]);
    for (const outcome of [document, spans]) {
      if ('problem' in outcome) return { reason: `it cannot be read: ${outcome.problem.reason}` };
    }
    return 'found' in document && 'found' in spans
      ? new ReferenceEditor(file, document.found, new ReferencePositions(text, spans.found))
      : { reason: CHANGED };
  }

  private constructor(file: string, { references }: Document, sites: ReferencePositions) {
    this.file = file;
    this.references = new Map(
      references.map((reference, index) => [keyOf(reference), [index, reference]]),
    );
    this.sites = sites;
  }

  /** Returns the edit for a candidate, or the reason why there is none. */
  edit(candidate: FixCandidate, files: KnownFiles): ReferenceEdit | { readonly reason: string } {
    const { kind, text, runs } = candidate;
    if ('reason' in runs) return runs;
    const [index = -1, reference] = this.references.get(keyOf(candidate)) ?? [];
    if (reference?.text !== text) return { reason: CHANGED };
    const site = this.sites.find(reference);
    if (site === null) return { reason: 'it does not stand in the document as it is read' };
    const rewriting = rewriteCitation(text, kind, this.file, runs, files);
    if ('reason' in rewriting) return rewriting;
    const { start, end } = site;
    const rewritten = writeAt(site, rewriting.text);
    const key = `${start} ${end} ${rewritten}`;
    const edit = this.edits.get(key) ?? { start, end, text: rewritten, rewritten: new Map() };
    edit.rewritten.set(index, rewriting.text);
    this.edits.set(key, edit);
    return edit;
  }
}

/** Returns the source of a reference at its place. */
function writeAt({ inCell, between }: Site, text: string): string {
  const worded = between === '' ? null : readLineWords(text);
  if (worded !== null) return `${worded.path}${between}${worded.words}`;
  return inCell ? escapePipes(text) : text;
}

function keyOf({ kind, line, column }: Pick<Reference, 'kind' | 'line' | 'column'>): string {
  return `${kind} ${line}:${column}`;
}
