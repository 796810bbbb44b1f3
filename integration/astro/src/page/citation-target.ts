import type { FilePlace } from '@astro-drift/engine/internal/files/lines';
import type { CitationReport, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { PanelTerms } from './panel.ts';
import type { Reference } from './reference.ts';
import { NO_LINK, type SourceLink } from './source-link.ts';

/** Current lines of a file. */
export interface CurrentRuns {
  readonly path: string;
  readonly runs: readonly FilePlace[];
}

/**
 * The current position of the cited lines, of several files in the first; `null` if they are gone.
 */
export function currentOf({ runs }: Reference): CurrentRuns | null {
  const current = runs.flatMap((run) => run.current ?? []);
  const path = current[0]?.path;
  if (path === undefined) return null;
  return { path, runs: current.filter((lines) => lines.path === path) };
}

/**
 * The target of a citation: the lines if they are unchanged since the author saw them, else the
 * page of the change.
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

/** The spec's change of a cited file, by the path under which it is listed. */
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
