import { syntaxOf } from '../../integration/engine/src/facts/syntax.ts';
import type { FactSyntax } from '../../integration/engine/src/languages/rules/fact-syntax.ts';
import type { Fact } from '../../integration/engine/src/facts/fact.ts';
import { compareFacts, type FileChange } from '../../integration/engine/src/facts/file-change.ts';
import {
  joinChanges,
  type JoinedChanges,
} from '../../integration/engine/src/facts/joined-changes.ts';
import { readFacts } from '../../integration/engine/src/facts/read-facts.ts';
import { parseWording } from '../../integration/engine/src/documents/document.ts';
import type { EvidenceKind } from '../../integration/engine/src/impact/evidence/evidence-kind.ts';
import {
  findNamed,
  judgeSurroundings,
  type PageChange,
  type Surroundings,
} from '../../integration/engine/src/impact/judge-page.ts';
import type { Impact } from '../../integration/engine/src/impact/impact.ts';
import {
  type OtherPages,
  readNames,
  SiteNames,
} from '../../integration/engine/src/impact/other-pages.ts';
import { type Page, readPage } from '../../integration/engine/src/impact/page.ts';

/** Writes a fact as `Auth > login(name) async`, with `private` and `local` for what others cannot use. */
export function writeFact(fact: Fact): string {
  const { container, name, value, parameters, marks, errors, isPublic, isExported } = fact;
  return [
    `${container === '' ? '' : `${container} > `}${name}${parameters === null ? '' : `(${parameters})`}`,
    ...(value === null ? [] : [`= ${value}`]),
    ...marks,
    ...(errors === 0 ? [] : [`errors:${errors}`]),
    ...(isPublic ? (isExported ? [] : ['local']) : ['private']),
  ].join(' ');
}

/** The facts of a text, in its order. */
export function factsIn(path: string, text: string): string[] {
  return (readFacts(path, text)?.facts ?? []).map(writeFact);
}

/** A file before and after a change; `null` where there is none. */
export type Edit = readonly [path: string, before: string | null, after: string | null];

/** The change of the facts of a file. */
export function changeOf([path, before, after]: Edit): FileChange {
  const [then, now] = [before, after].map((text) => (text === null ? null : readFacts(path, text)));
  return compareFacts(then ?? null, now ?? null);
}

/** The changes of several files. */
export function joinedChange(...edits: readonly Edit[]): JoinedChanges {
  return joinChanges(edits.map((edit) => [edit[0], changeOf(edit)]));
}

/** Reads a page of Markdown. */
export function pageOf(markdown: string, file = 'docs/page.md', title = ''): Page {
  return readPage(parseWording(markdown, 'md'), title, file);
}

/** What one kind of evidence says about a page, each with the number of its section. */
export function cluesOf(
  { find }: EvidenceKind,
  markdown: string,
  edits: readonly Edit[],
  others: readonly string[] = [],
): string[] {
  const page = pageOf(markdown);
  return find({ changes: joinedChange(...edits), page, others: otherPages(others) }).map(
    ({ section, say }) => `${section}: ${say('here')}`,
  );
}

/** The other pages of a site. */
export function otherPages(texts: readonly string[]): OtherPages {
  return new SiteNames(
    new Map(texts.map((text, index) => [`docs/other-${index}.md`, readNames(text)])),
  ).beside('docs/page.md');
}

/** Judges what edits mean for a page. */
export function judge(
  page: Page,
  edits: readonly Edit[],
  { subjects = [], isTypesOnly = false }: { subjects?: string[]; isTypesOnly?: boolean } = {},
): { impact: string; isUnclear: boolean; clues: string[] } {
  const changes = edits.map((edit) => ({
    path: edit[0],
    facts: changeOf(edit),
    isTypesOnly,
    subjects,
  }));
  const { impact, isUnclear, clues } = judgePage(page, changes);
  return {
    impact,
    isUnclear,
    clues: clues.map(({ kind, section, say }) => `${kind} ${section}: ${say('here')}`),
  };
}

/** What changes mean for a page; first of all, whether it names what changed. */
export function judgePage(
  page: Page,
  changes: readonly PageChange[],
): Omit<Surroundings, 'isVisible'> & { readonly impact: Impact } {
  const compared = { changes, folders: [] };
  const clues = findNamed(page, compared, otherPages([]));
  if (clues.length > 0) return { impact: 'named', clues, isUnclear: false };
  const { clues: around, isVisible, isUnclear } = judgeSurroundings(page, compared);
  const isPublic = around.length > 0 || isVisible || isUnclear;
  return { impact: isPublic ? 'public' : 'internal', clues: around, isUnclear };
}

/** What the lines of a file look like. */
export function knownSyntax(path: string): FactSyntax {
  const syntax = syntaxOf(path);
  if (syntax === null) throw new Error(`${path} is not read for facts`);
  return syntax;
}
