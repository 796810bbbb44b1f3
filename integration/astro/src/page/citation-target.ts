import type { FilePlace } from '@astro-drift/engine/internal/files/lines';
import type { CitationReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { PanelTerms } from './panel.ts';
import type { Reference } from './reference.ts';
import { NO_LINK, type SourceLink } from './source-link.ts';

/** Lines of one file, at their current positions. */
export interface CurrentRuns {
  readonly path: string;
  readonly runs: readonly FilePlace[];
}

/**
 * Returns the current positions of the cited lines. If the lines are now in several files, returns
 * those in the first one. Returns `null` if no cited line is left.
 */
export function currentOf({ runs }: Reference): CurrentRuns | null {
  const current = runs.flatMap((run) => run.current ?? []);
  const path = current[0]?.path;
  if (path === undefined) return null;
  return { path, runs: current.filter((lines) => lines.path === path) };
}

/**
 * Returns where a citation leads. If the cited lines are unchanged, it leads to them. Otherwise, it
 * leads to the page of the spec that shows the change.
 */
export function targetOf(reference: Reference, { links, sourceOf }: PanelTerms): SourceLink {
  const { spec, runs, state } = reference;
  if (state === 'ok' || state === 'moved') {
    const current = currentOf(reference);
    return current === null ? NO_LINK : sourceOf(current.path, current.runs);
  }
  const worst = runs.find((run) => run.state === state) ?? runs[0];
  const file = state === 'changed' || state === 'deleted' ? changedFile(worst, spec) : null;
  return { href: file === null ? links.citations(spec.id) : links.changes(spec.id, file) };
}

/**
 * Finds the change of a cited file in a spec. Returns the path under which the spec lists it, or
 * `null` if the spec lists none.
 */
export function changedFile(
  { path, current }: Pick<CitationReport, 'path' | 'current'>,
  { changes }: SpecReport,
): string | null {
  const names = new Set([path, current?.path ?? path]);
  const change = changes.find(
    (candidate) => names.has(candidate.path) || names.has(candidate.previousPath ?? ''),
  );
  return change?.path ?? null;
}
