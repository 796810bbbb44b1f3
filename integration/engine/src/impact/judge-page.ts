import type { Fact } from '../facts/fact.ts';
import type { FileChange } from '../facts/file-change.ts';
import { type FactOfFile, joinChanges, type JoinedChanges } from '../facts/joined-changes.ts';
import type { FolderChanges } from './folder-changes.ts';
import { EVIDENCE_KINDS } from './evidence/index.ts';
import { type Clue, code } from './evidence/evidence-kind.ts';
import type { Impact } from './impact.ts';
import { isCompound, normalizeName } from './names.ts';
import type { OtherPages } from './other-pages.ts';
import { isAbout, mentionsOf, type Page } from './page.ts';

/** A significant change of an input. */
export interface PageChange {
  readonly path: string;
  /** It is `null` if the file cannot be read for facts, for example because it is binary. */
  readonly facts: FileChange | null;
  /** True if only types changed. */
  readonly isTypesOnly: boolean;
  /** The subjects of the commits that changed the input. */
  readonly subjects: readonly string[];
}

/** The kinds of evidence that come from a comparison of a page with facts. */
export type ClueKind = (typeof EVIDENCE_KINDS)[number]['kind'] | 'announced' | 'body';

/** A clue, with its kind and its impact. */
export interface RatedClue extends Clue {
  readonly kind: ClueKind;
  readonly impact: Extract<Impact, 'named' | 'public'>;
}

/** The changes that are compared with a page. */
export interface ComparedChanges {
  /** At least one change. */
  readonly changes: readonly PageChange[];
  /** The changes of the lists of files in folders. */
  readonly folders: FolderChanges;
}

/**
 * Finds what a page names and what has changed: facts that the page states, and facts that a commit
 * announces.
 */
export function findNamed(
  page: Page,
  { changes, folders }: ComparedChanges,
  others: OtherPages,
): RatedClue[] {
  const joined = joinChanges([...readableOf(changes), ...folders]);
  const input = { changes: joined, page, others };
  const found = EVIDENCE_KINDS.flatMap(({ kind, find }) =>
    find(input).map((clue): RatedClue => ({ ...clue, kind, impact: 'named' })),
  );
  return found.length > 0 ? withoutRepeats(found) : findAnnounced(page, changes, joined);
}

/** What changes mean for a page that names nothing of what they changed. */
export interface Surroundings {
  /** Definitions that the page names, and in which only the statements changed. */
  readonly clues: readonly RatedClue[];
  /** Something changed that other files can use, or that a commit announces. */
  readonly isVisible: boolean;
  /**
   * True if no changed file defines anything that the page names. Then it is unknown which changes
   * concern the page.
   */
  readonly isUnclear: boolean;
}

/** Judges changes of what surrounds the facts of a page. */
export function judgeSurroundings(page: Page, { changes, folders }: ComparedChanges): Surroundings {
  const readable = readableOf(changes);
  const clues = findBodies(page, joinChanges([...readable, ...folders]));
  const isUnclear =
    readable.length < changes.length || !readable.some(([, facts]) => isKnown(page, facts));
  const isVisible =
    changes.some(({ subjects }) => subjects.some(isAnnouncement)) ||
    changes.some(
      ({ isTypesOnly, facts }) => !isTypesOnly && facts !== null && isVisibleOutside(facts),
    );
  return { clues, isVisible, isUnclear };
}

function readableOf(changes: readonly PageChange[]): (readonly [path: string, FileChange])[] {
  return changes.flatMap(({ path, facts }) => (facts === null ? [] : [[path, facts] as const]));
}

/** Keeps only one clue for each file and line. The clue that comes first says most. */
function withoutRepeats(clues: readonly RatedClue[]): RatedClue[] {
  const known = new Set<string>();
  const said = new Set(
    clues
      .filter(({ kind }) => kind !== 'name')
      .map(({ section, path }) => `${String(section)}:${path}`),
  );
  return clues.filter(({ path, line, section, kind, say }) => {
    const keys = [`${path}:${String(line)}:${line === null ? say('') : ''}`, `${kind}:${say('')}`];
    if (kind === 'name' && said.has(`${String(section)}:${path}`)) return false;
    const isNew = !keys.some((key) => known.has(key));
    for (const key of keys) known.add(key);
    return isNew;
  });
}

const VERB = /\b(?:add|adds|added|support|supports|allow|allows|introduce|introduces|breaking)\b/i;

/** Whether the subject of a commit announces something that users can see. */
export function isAnnouncement(subject: string): boolean {
  const [, type, mark] = /^(\w+)(?:\([^)]*\))?(!?):/.exec(subject) ?? [];
  if (type === undefined) return VERB.test(subject);
  return type === 'feat' || mark === '!';
}

/** Finds facts that were changed by an announcing commit and whose names the page uses. */
function findAnnounced(
  page: Page,
  changes: readonly PageChange[],
  joined: JoinedChanges,
): RatedClue[] {
  const announced = new Map(
    changes.flatMap(({ path, subjects }) => {
      const subject = subjects.find(isAnnouncement);
      return subject === undefined ? [] : [[path, subject] as const];
    }),
  );
  if (announced.size === 0) return [];
  const facts = factsOf(joined).filter(({ path }) => announced.has(path));
  const named = facts
    .filter(({ isPublic, name }) => isPublic && isProper(name))
    .flatMap((fact) => clueOf(page, fact));
  const clues =
    named.length > 0 ? named : facts.slice(0, 1).flatMap((fact) => aboutFile(page, fact));
  return clues.slice(0, 1).map(({ name, fact, section }) => ({
    kind: 'announced',
    impact: 'named',
    section,
    path: fact.path,
    line: fact.line,
    say: (where) => `${code(name)}, named ${where}, changed in “${announced.get(fact.path) ?? ''}”`,
  }));
}

/**
 * Whether a name cannot be an ordinary word such as `build`. Names of classes and names of several
 * words cannot.
 */
function isProper(name: string): boolean {
  return isCompound(name) || /^\p{Lu}/u.test(name);
}

interface NamedFact {
  readonly name: string;
  readonly fact: FactOfFile;
  readonly section: number;
}

function clueOf(page: Page, fact: FactOfFile): NamedFact[] {
  const [mention] = fact.name.length < 3 ? [] : mentionsOf(page, fact.name);
  return mention === undefined ? [] : [{ name: fact.name, fact, section: mention.section }];
}

/** Matches names of files that say nothing. Then the folder has the name of the thing. */
const NAMELESS = /^(?:index|mod|main|lib|__init__)$/;

/**
 * Finds a page that is about the file of a fact, as the page of a rule is about the file of that
 * rule.
 */
function aboutFile(page: Page, fact: FactOfFile): NamedFact[] {
  const [base = '', folder = ''] = fact.path
    .replace(/\.\w+$/, '')
    .split('/')
    .reverse();
  const name = NAMELESS.test(base) ? folder : base;
  return name.length > 3 && isAbout(page, name) ? [{ name, fact, section: 0 }] : [];
}

/** Finds named definitions in which only the statements changed. */
function findBodies(page: Page, joined: JoinedChanges): RatedClue[] {
  return factsOf(joined)
    .filter(({ isPublic }) => isPublic)
    .flatMap((fact) => clueOf(page, fact))
    .map(({ name, fact, section }) => ({
      kind: 'body',
      impact: 'public',
      section,
      path: fact.path,
      line: fact.line,
      say: (where) => `${code(name)}, named ${where}, changed inside`,
    }));
}

function factsOf({ added, removed, changed }: JoinedChanges): FactOfFile[] {
  return [...added, ...removed, ...changed.map(({ after }) => after)];
}

/** Whether a page names anything that a file defines. */
function isKnown(page: Page, { names }: FileChange): boolean {
  return names.some((name) => name.length > 2 && page.mentions.has(normalizeName(name)));
}

/** Whether something changed that other files can use. */
function isVisibleOutside({ added, removed, changed }: FileChange): boolean {
  const isOther = (before: Fact, after: Fact): boolean =>
    before.value !== after.value ||
    before.parameters !== after.parameters ||
    before.marks.join() !== after.marks.join();
  return (
    [...added, ...removed].some(({ isExported }) => isExported) ||
    changed.some(({ before, after }) => after.isExported && isOther(before, after))
  );
}
