import type { SpecReport } from './schema.ts';

/** What is to be done about a spec that is behind. A spec that must come first is filled in. */
export const ADVICE = {
  rerun: 'Re-run spec to update documentation',
  rerunAfter: 'Re-run spec to update documentation, after {{spec}}',
  rerunFirst: 'Re-run {{spec}} first, then this spec',
  rerunThenCheck: 'Re-run {{spec}} first, then check this page',
  check: 'Check the page against the changes, then commit it, or set `reviewed` to today',
  checkFirst: 'Check {{spec}} first, then re-run this spec',
  checkBoth: 'Check {{spec}} first, then check this page',
} as const;

/** What to do, and about which other spec first, as it would make the re-run of this one stale again. */
export interface Advice {
  readonly name: keyof typeof ADVICE;
  /** The id of the spec that comes first; `null` for none. */
  readonly first: string | null;
}

/** How it stands with a spec. */
type Behind = Pick<SpecReport, 'kind' | 'status'> & { readonly upstreamDrift: readonly string[] };

/**
 * What to do about a spec; `null` where there is nothing to do.
 *
 * @param pages ids of specs that are pages, which nobody runs
 */
export function advise(
  { kind, status, upstreamDrift }: Behind,
  pages: ReadonlySet<string>,
): Advice | null {
  if (status !== 'drifted' && status !== 'upstream-drifted') return null;
  const isPage = kind === 'page';
  const first = upstreamDrift.at(-1) ?? null;
  if (status === 'upstream-drifted' && first !== null) {
    if (pages.has(first)) return { name: isPage ? 'checkBoth' : 'checkFirst', first };
    return { name: isPage ? 'rerunThenCheck' : 'rerunFirst', first };
  }
  if (isPage) return { name: 'check', first: null };
  return { name: first === null ? 'rerun' : 'rerunAfter', first };
}
