import type { FilePlace } from '@astro-drift/engine/internal/files/lines';
import type { CitationReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { PanelTerms } from './panel.ts';
import type { Reference } from './reference.ts';
import { NO_LINK, type SourceLink } from './source-link.ts';

/** Lines of a file as they are now. */
export interface CurrentRuns {
  readonly path: string;
  readonly runs: readonly FilePlace[];
}

/** Where the cited lines are now; of several files the first. `null`: nowhere. */
export function currentOf({ runs }: Reference): CurrentRuns | null {
  const current = runs.flatMap((run) => run.current ?? []);
  const path = current[0]?.path;
  if (path === undefined) return null;
  return { path, runs: current.filter((lines) => lines.path === path) };
}

/**
 * Where a citation leads: to the lines while they say what the author saw, else to what became of
 * them.
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

/** The spec's change that concerns a cited file, by the name under which it is listed. */
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
