import { shortId } from './short-id.ts';
import type { SpecReport } from './spec-schema.ts';

/**
 * The sentences that say what to do about a spec. `{{spec}}` stands for another spec that must be
 * updated first.
 */
export const ADVICE = {
  rerun: 'Re-run spec to update documentation',
  rerunAfter: 'Re-run spec to update documentation, after {{spec}}',
  rerunFirst: 'Re-run {{spec}} first, then this spec',
  rerunThenCheck: 'Re-run {{spec}} first, then check this page',
  check:
    'Check the page against the changes, and commit the sections that you correct; if others are right, set `reviewed` to today or accept them',
  checkFirst: 'Check {{spec}} first, then re-run this spec',
  checkBoth: 'Check {{spec}} first, then check this page',
} as const;

/**
 * The sentences that warn of a re-run. `{{files}}` stands for documents that people edited, and
 * `{{count}}` for their number.
 */
export const WARNING = {
  edited_one: '{{count}} document was edited since; a re-run would overwrite it: {{files}}.',
  edited_other: '{{count}} documents were edited since; a re-run would overwrite them: {{files}}.',
} as const;

/** The number of edited documents that a warning names. */
const NAMED = 3;

/** Lists the edited documents that a re-run would overwrite. Further ones are only counted. */
export function listEdited(files: readonly string[], name: (file: string) => string): string {
  const more = files.length - NAMED;
  const named = files.slice(0, NAMED).map(name).join(', ');
  return more > 0 ? `${named} (+${String(more)})` : named;
}

/** Says what to do about a spec, and which other spec must be updated first. */
export interface Advice {
  readonly name: keyof typeof ADVICE;
  /**
   * The id of the spec that must be updated first. Otherwise its update would make this spec
   * outdated again. It is `null` if there is none.
   */
  readonly first: string | null;
}

/** The fields of a spec's report that decide what to do. */
type Drifted = Pick<SpecReport, 'id' | 'status'> & { readonly upstreamDrift: readonly string[] };

/**
 * Says what to do about a spec. Returns `null` if nothing is to be done.
 *
 * @param pages ids of the specs that are pages; people check these, because no command re-runs them
 */
export function advise(
  { id, status, upstreamDrift }: Drifted,
  pages: ReadonlySet<string>,
): Advice | null {
  if (status !== 'drifted' && status !== 'upstream-drifted') return null;
  const isPage = pages.has(id);
  const first = upstreamDrift.at(-1) ?? null;
  if (status === 'upstream-drifted' && first !== null) {
    if (pages.has(first)) return { name: isPage ? 'checkBoth' : 'checkFirst', first };
    return { name: isPage ? 'rerunThenCheck' : 'rerunFirst', first };
  }
  if (isPage) return { name: 'check', first: null };
  return { name: first === null ? 'rerun' : 'rerunAfter', first };
}

/**
 * Returns the name of the spec that must be updated first, as the sentence needs it. Returns `''`
 * if there is none.
 */
export function nameFirst({ name, first }: Advice, ids: readonly string[]): string {
  const isPage = name === 'checkFirst' || name === 'checkBoth';
  return first === null || isPage ? (first ?? '') : shortId(first, ids);
}

/**
 * Whether the file of a spec is its own document. Then it is a page, which people check. The answer
 * comes from the report, so that pages of a site need no code that reads specs.
 */
export function isOwnDocument({
  file,
  documents,
}: Pick<SpecReport, 'file' | 'documents'>): boolean {
  return documents.some((document) => document.file === file);
}
