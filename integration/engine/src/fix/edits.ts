import type { Document } from '../documents/document.ts';
import { formatOf } from '../documents/format.ts';
import { parser } from '../documents/parser.ts';
import type { CitationDate, Redate } from '../drift/document-dates.ts';
import { applyEdits, type Edit } from '../html/edits.ts';

/** An edit of a document, and the references that it rewrites. */
export interface ReferenceEdit extends Edit {
  /** The new texts of the references, by their index among all references of the document. */
  readonly rewritten: ReadonlyMap<number, string>;
}

/**
 * The result of trying edits: the new text, the edits that were kept, and the dropped ones with a
 * reason. An edit is kept if it changes what it should change, and nothing else.
 */
export interface Tried {
  readonly text: string;
  readonly kept: readonly ReferenceEdit[];
  readonly dropped: ReadonlyMap<ReferenceEdit, string>;
}

const NOT_PLAIN = 'it does not stand in the document as it is read';
const AMBIGUOUS =
  'written anew, it would be taken for a citation that stood in the document before, and of other lines';

/**
 * Makes edits of a document. An edit is dropped if it would change anything else in the document.
 * It is also dropped if it would change since when a citation counts as written.
 *
 * @param redates the functions that date the citations of an edited version, one for each spec of
 *   the document
 */
export async function tryEdits(
  file: string,
  text: string,
  edits: readonly ReferenceEdit[],
  redates: readonly Redate[],
): Promise<Tried> {
  const before = await read(file, text);
  if (before === null) {
    return { text, kept: [], dropped: new Map(edits.map((edit) => [edit, NOT_PLAIN])) };
  }
  const dropped = new Map<ReferenceEdit, string>();
  let kept = edits;
  const drop = (culprits: readonly ReferenceEdit[], reason: string): void => {
    for (const edit of culprits) dropped.set(edit, reason);
    kept = kept.filter((edit) => !dropped.has(edit));
  };
  if ((await readAfter(file, text, before, kept)) === null) {
    const after = await Promise.all(kept.map((edit) => readAfter(file, text, before, [edit])));
    drop(
      kept.filter((_, index) => after[index] === null),
      NOT_PLAIN,
    );
  }
  while (kept.length > 0) {
    const after = await readAfter(file, text, before, kept);
    if (after === null) {
      drop(kept, NOT_PLAIN);
      break;
    }
    const edited = kept;
    const mistaken = await Promise.all(
      redates.map((redate) => findMistaken(before, after, edited, redate)),
    );
    const culprits = mistaken.flat();
    if (culprits.length === 0) break;
    drop(culprits, AMBIGUOUS);
  }
  return { text: applyEdits(text, kept), kept, dropped };
}

/** Reads the document after edits. Returns `null` if it does not say what it should say. */
async function readAfter(
  file: string,
  text: string,
  before: Document,
  edits: readonly ReferenceEdit[],
): Promise<Document | null> {
  const rewritten = new Map(edits.flatMap((edit) => [...edit.rewritten]));
  const after = await read(file, applyEdits(text, edits));
  if (after === null) return null;
  const isAsMeant =
    after.references.length === before.references.length &&
    after.references.every(({ kind, line, section, text: now }, index) => {
      const old = before.references[index];
      if (old?.kind !== kind || old.line !== line || old.section !== section) return false;
      return now === (rewritten.get(index) ?? old.text);
    });
  return isAsMeant ? after : null;
}

async function read(file: string, text: string): Promise<Document | null> {
  const outcome = await parser.parse('document', text, formatOf(file));
  return 'found' in outcome ? outcome.found : null;
}

/** Finds the edits that would change since when a citation counts as written. */
async function findMistaken(
  before: Document,
  after: Document,
  edits: readonly ReferenceEdit[],
  redate: Redate,
): Promise<readonly ReferenceEdit[]> {
  const [was, is] = [await redate(before), await redate(after)];
  const editOf = new Map(
    edits.flatMap((edit) => [...edit.rewritten.keys()].map((at) => [at, edit])),
  );
  const mistaken = new Set<ReferenceEdit>();
  for (const [index, old] of before.references.entries()) {
    const reference = after.references[index];
    const date = reference === undefined ? undefined : is.get(reference);
    const edit = editOf.get(index);
    if (edit !== undefined) {
      if (date?.at !== 'working-tree') mistaken.add(edit);
    } else if (!isSame(was.get(old), date)) {
      const culprits = edits.filter((other) => concerns(other, before, old.text));
      for (const culprit of culprits.length === 0 ? edits : culprits) mistaken.add(culprit);
    }
  }
  return [...mistaken];
}

/** Whether an edit removes a text or writes it. */
function concerns({ rewritten }: ReferenceEdit, before: Document, text: string): boolean {
  return [...rewritten].some(([at, now]) => now === text || before.references[at]?.text === text);
}

function isSame(a: CitationDate | undefined, b: CitationDate | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
