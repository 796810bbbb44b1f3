import type { FactOfFile } from '../../facts/joined-changes.ts';
import { normalizeName } from '../names.ts';
import { type Mention, mentionsOf, type Page } from '../page.ts';
import { code, type Clue, type EvidenceInput, type EvidenceKind } from './evidence-kind.ts';

/** A page lists a set only if it names at least this many of its members. */
const LISTED = 3;
/** A page lists a set only if it names at least this share of its members. */
const SHARE = 0.25;
/**
 * The number of members that stand nearest to a new member in the source. If a page names half of
 * them, it lists this part of the set. Then the share of the whole set does not matter.
 */
const NEAREST = 6;

/** Evidence that a page lists members of a set that has a new member. */
export const list: EvidenceKind<'list'> = {
  kind: 'list',
  find: (input) =>
    input.changes.added
      .filter((fact) => isMissing(input, fact))
      .flatMap((fact) => findClue(input, fact)),
};

/** Whether neither this page nor any other page names a new member. */
export function isMissing({ page, others }: EvidenceInput, fact: FactOfFile): boolean {
  const { name, isPublic } = fact;
  return (
    isPublic && name.length > 2 && !page.mentions.has(normalizeName(name)) && !others.cover(name)
  );
}

function findClue({ changes, page }: EvidenceInput, fact: FactOfFile): Clue[] {
  if (fact.container === '' && fact.kind === 'item') return [];
  const members = changes
    .membersBeside(fact)
    .map(({ name, line }) => ({ line, mentions: listedAt(page, name, isOption(fact)) }));
  const named = members.filter(({ mentions }) => mentions.length > 0);
  const nearest = members
    .flatMap(({ line, mentions }) =>
      line === null ? [] : [{ distance: Math.abs(line - fact.line), mentions }],
    )
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
    .filter(({ mentions }) => mentions.length > 0);
  const isListed = named.length >= LISTED && named.length >= members.length * SHARE;
  if (!isListed && nearest.length < LISTED) return [];
  const section = mostNamed((isListed ? named : nearest).map(({ mentions }) => mentions));
  const set = describeSet(fact);
  const place = (where: string): string => (section === null ? 'on this page' : where);
  const say = (where: string): string =>
    `${code(fact.name)} is new, while ${String(named.length)} of ${String(members.length)} other ${set} are named ${place(where)}`;
  return [{ section: section ?? 0, path: fact.path, line: fact.line, say }];
}

/** Whether a fact is an option of a command. Such options are not in a named container. */
function isOption({ container, name }: FactOfFile): boolean {
  return container === 'flags' && name.startsWith('--');
}

/** Describes the set to which a new member belongs, as in `routes of src/auth/routes.py`. */
function describeSet(fact: FactOfFile): string {
  const { container, path, name } = fact;
  if (name.startsWith('/')) return `routes of ${code(path)}`;
  if (isOption(fact)) return `options of ${code(path)}`;
  if (path.endsWith(`/${name}`) || path === name) return `files of ${code(container)}`;
  return `members of ${code(container === '' ? path : container)}`;
}

/**
 * Returns the places where a page may list a member. Examples do not count. An option of a command
 * must be written as an option.
 */
function listedAt(page: Page, name: string, asOption: boolean): Mention[] {
  if (name.length < 3) return [];
  return mentionsOf(page, name).filter(
    ({ place, written }) => place !== 'block' && (!asOption || written.startsWith('--')),
  );
}

/**
 * Returns the section that names the most members. Returns `null` if each section names only one,
 * as on a page with a heading for each function.
 */
function mostNamed(members: readonly (readonly Mention[])[]): number | null {
  const counts = new Map<number, number>();
  for (const mentions of members) {
    for (const section of new Set(mentions.map((mention) => mention.section))) {
      counts.set(section, (counts.get(section) ?? 0) + 1);
    }
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most === undefined || most[1] < 2 ? null : most[0];
}
