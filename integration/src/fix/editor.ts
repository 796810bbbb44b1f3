import { parseDocument } from '../documents/document.ts';
import { formatOf } from '../documents/format.ts';
import type { Reference } from '../documents/references.ts';
import type { ReferenceEdit } from './edits.ts';
import { rewriteCitation } from './rewriting.ts';
import { escapePipes, ReferenceSites } from './site.ts';
import type { Wish } from './wish.ts';

/** Why nothing is done where another text is found than was looked at. */
export const CHANGED = 'the document has changed in the meantime';

/** Makes edits of one document; that of a definition once, for all links that use it. */
export class ReferenceEditor {
  private readonly file: string;
  /** By what they are and where they stand, with their place among all of the document. */
  private readonly references: ReadonlyMap<string, readonly [index: number, Reference]>;
  private readonly sites: ReferenceSites;
  private readonly edits = new Map<string, ReferenceEdit & { rewritten: Map<number, string> }>();

  /** `null` for MDX that does not parse. */
  static open(file: string, text: string): ReferenceEditor | null {
    try {
      return new ReferenceEditor(file, text);
    } catch {
      return null;
    }
  }

  private constructor(file: string, text: string) {
    const format = formatOf(file);
    const { references } = parseDocument(text, format);
    this.file = file;
    this.references = new Map(
      references.map((reference, index) => [keyOf(reference), [index, reference]]),
    );
    this.sites = new ReferenceSites(text, format);
  }

  /** The edit that a wish takes, or why there is none. */
  edit(wish: Wish, exists: (path: string) => boolean): ReferenceEdit | { readonly reason: string } {
    const { kind, text, runs } = wish;
    if ('reason' in runs) return runs;
    const [index = -1, reference] = this.references.get(keyOf(wish)) ?? [];
    if (reference?.text !== text) return { reason: CHANGED };
    const site = this.sites.find(reference);
    if (site === null) return { reason: 'it does not stand in the document as it is read' };
    const rewriting = rewriteCitation(text, kind, this.file, runs, exists);
    if ('reason' in rewriting) return rewriting;
    const { start, end, inCell } = site;
    const rewritten = inCell ? escapePipes(rewriting.text) : rewriting.text;
    const key = `${start} ${end} ${rewritten}`;
    const edit = this.edits.get(key) ?? { start, end, text: rewritten, rewritten: new Map() };
    edit.rewritten.set(index, rewriting.text);
    this.edits.set(key, edit);
    return edit;
  }
}

function keyOf({ kind, line, column }: Pick<Reference, 'kind' | 'line' | 'column'>): string {
  return `${kind} ${line}:${column}`;
}
