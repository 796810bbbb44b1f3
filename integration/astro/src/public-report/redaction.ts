import { acceptanceFilesOf } from '@astro-drift/engine/internal/report/acceptance-files';
import type {
  ChangeReport,
  CitationReport,
  CommitReport,
  Report,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { withoutContents } from '@astro-drift/engine/internal/report/told-change';
import { publicFindings } from './public-findings.ts';
import { withPublicEvidence } from './public-evidence.ts';
import { withoutHidden } from './public.ts';
import { Unnamed } from './unnamed.ts';

/** What {@link redactReport} needs to know, besides the selected specs. */
export interface RedactionTerms {
  /** The report before specs were selected. */
  readonly whole: Report;
  /** Returns whether the contents of a file must not be shown among the changes of this spec. */
  readonly isConcealed: (specId: string, path: string) => boolean;
}

/**
 * Removes from a report what readers of a site must not see. Files with hidden contents keep only
 * their numbers of lines. No selected spec names a spec that was not selected, its file or its
 * documents. Suppressed findings are removed. Only their number stays.
 *
 * @param given the report with only those specs that the site shows
 */
export function redactReport(given: Report, { whole, isConcealed }: RedactionTerms): Report {
  const { suppressed: _, unusedSuppressions: __, ...selected } = given;
  const unnamed = unnamedIn(whole, selected);
  const specs = selected.specs.map((spec) =>
    redactSpec(spec, unnamed, (path) => isConcealed(spec.id, path)),
  );
  if (unnamed.isEmpty) return { ...selected, specs };
  const findings = publicFindings(selected.findings, specs, unnamed);
  const shown = withSpecs(selected, specs, findings);
  return { ...shown, commits: shown.commits.map((commit) => redactCommit(commit, unnamed)) };
}

/**
 * Returns the specs that were not selected, with their files. A file that a selected spec also uses
 * or names is left out.
 */
export function unnamedIn(whole: Report, selected: Report): Unnamed {
  const shown = new Map(selected.specs.map((spec) => [spec.id, spec]));
  const patterns = selected.specs.flatMap(({ inputs }) => inputs.map(({ pattern }) => pattern));
  const named = new Set([...selected.specs.flatMap(filesOf), ...patterns]);
  const hidden = whole.specs.filter(({ id }) => !shown.has(id));
  const own = hidden.flatMap((spec) => [...filesOf(spec), ...acceptanceFilesOf(spec)]);
  return new Unnamed(
    hidden.map(({ id }) => id),
    own.filter((file) => !named.has(file)),
  );
}

function filesOf({ file, documents }: SpecReport): string[] {
  return [file, ...documents.map((document) => document.file)];
}

function redactSpec(
  whole: SpecReport,
  unnamed: Unnamed,
  isConcealed: (path: string) => boolean,
): SpecReport {
  const changes = whole.changes.map((change) =>
    isConcealed(change.path) ? withoutContents(change) : change,
  );
  const documents = withPublicEvidence(whole.documents, { unnamed, isConcealed });
  if (unnamed.isEmpty) return { ...whole, changes, documents };
  const spec = withoutHidden({ ...whole, documents }, (id) => !unnamed.has(id));
  const { inputs, baseline, recommendation } = spec;
  const isKept = (path: string): boolean => !unnamed.has(path);
  const kept = changes.filter(({ path }) => isKept(path));
  const withheld = changes.filter(({ path, significant }) => significant && !isKept(path)).length;
  return {
    ...spec,
    run: redactRun(spec.run, unnamed),
    baseline: {
      ...baseline,
      reason: unnamed.strike(baseline.reason),
      acceptance: baseline.acceptance && {
        ...baseline.acceptance,
        reason: unnamed.strike(baseline.acceptance.reason),
      },
    },
    inputs: inputs.map((input) => ({ ...input, files: input.files.filter(isKept) })),
    changes: kept.map((change) => redactChange(change, unnamed)),
    ...(withheld > 0 && { withheld }),
    recommendation:
      recommendation !== null &&
      Object.values(recommendation).some((said) => unnamed.isIn(said ?? ''))
        ? null
        : recommendation,
    documents: spec.documents.map((document) => ({
      ...document,
      citations: document.citations.map((citation) => withoutPlace(citation, unnamed)),
      diagrams: document.diagrams.map(({ line, nodes }) => ({
        line,
        nodes: nodes.map((node) => withoutPlace(node, unnamed)),
      })),
    })),
  };
}

function redactRun(run: SpecReport['run'], unnamed: Unnamed): SpecReport['run'] {
  if (run === null) return null;
  const strike = (text: string | null): string | null =>
    text === null ? null : unnamed.strike(text);
  const { approval } = run;
  return {
    prompt: strike(run.prompt),
    model: strike(run.model),
    approval: approval && {
      ...approval,
      status: strike(approval.status),
      by: strike(approval.by),
    },
    branch: strike(run.branch),
    pr: strike(run.pr),
  };
}

function redactChange({ previousPath, ...change }: ChangeReport, unnamed: Unnamed): ChangeReport {
  return {
    ...change,
    ...(previousPath !== undefined && !unnamed.has(previousPath) && { previousPath }),
  };
}

function redactCommit(commit: CommitReport, unnamed: Unnamed): CommitReport {
  return { ...commit, subject: unnamed.strike(commit.subject) };
}

/**
 * Hides to which file lines have moved, if that file must not be named. The reference then counts
 * as deleted.
 */
function withoutPlace<T extends Pick<CitationReport, 'path' | 'state' | 'current'>>(
  reference: T,
  unnamed: Unnamed,
): T {
  const { path, current } = reference;
  if (current === null || current.path === path || !unnamed.has(current.path)) return reference;
  return { ...reference, state: 'deleted', current: null };
}
