import type { Draft } from '@astro-drift/engine/internal/accept/build-acceptance';
import type { Candidate } from '@astro-drift/engine/internal/accept/select-candidates';
import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { AnalyzedSection } from '@astro-drift/engine/internal/drift/analyze-specs';
import type { Baseline } from '@astro-drift/engine/internal/drift/baseline';
import {
  compareFiles,
  type FileComparison,
  pathsOf,
} from '@astro-drift/engine/internal/drift/file-comparison';
import { readContained } from '@astro-drift/engine/internal/files/safe-path';
import { Unreadable } from '@astro-drift/engine/internal/files/unreadable';
import type { ReadTexts } from '@astro-drift/engine/internal/git/batched-reader';
import { greatest, stateOf } from '@astro-drift/engine/internal/impact/impact';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import { diffCommand } from '@astro-drift/engine/internal/report/recommendation';
import type {
  DocumentReport,
  EvidenceReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { declaring } from '@astro-drift/engine/internal/specs/kinds';
import { dayOf, toTimestamp } from '@astro-drift/engine/internal/text/time';
import { diffFiles } from '../file-diff.ts';
import type { ShownEvidence, Subject } from './screen.ts';
import { sectionTexts } from './section-text.ts';

/** What is needed to read a subject. */
export interface SubjectSources {
  /** The repository. */
  readonly root: string;
  readonly analysis: Analysis;
  readonly readTexts: ReadTexts;
}

/** Reads what a person sees before they accept a spec or a section. */
export async function readSubject(
  { candidate }: Draft,
  { root, analysis, readTexts }: SubjectSources,
): Promise<Subject> {
  const { report: spec, section } = candidate;
  const own = reviewedSection(candidate);
  const documents = section === null ? spec.documents : spec.documents.slice(0, 1);
  const evidence = documents.flatMap((document) =>
    document.evidence.filter((each) => section === null || slugOf(each) === section),
  );
  const texts = await Promise.all(
    documents.map(async (document) => {
      const slugs = section === null ? concernedSlugs(document) : [section];
      const text = slugs.length === 0 ? null : await readText(root, document.file);
      return slugs.flatMap((slug) =>
        sectionTexts(text ?? '', document.sections, slug).map((found) => ({
          ...found,
          file: document.file,
        })),
      );
    }),
  );
  const ids = declaring(analysis.report.specs).map(({ id }) => id);
  return {
    title: titleOf(spec, section),
    state: describeState(spec, section, own, evidence),
    evidence: evidence.map(toShown),
    texts: texts.flat(),
    diff: await diffOf(filesOf(candidate, own, analysis), evidence, readTexts),
    command: diffCommand(spec.id, ids),
  };
}

/** The sections that a change concerns, in the order of the document. */
function concernedSlugs({ sections, evidence }: DocumentReport): string[] {
  const concerned = new Set(evidence.map(slugOf));
  return ['', ...sections.map(({ slug }) => slug)].filter((slug) => concerned.has(slug));
}

function slugOf({ section }: EvidenceReport): string {
  return section ?? '';
}

function titleOf({ id, documents }: SpecReport, section: string | null): string {
  if (section === null) return id;
  if (section === '') return `${id}, before the first heading`;
  const heading = documents[0]?.sections.find(({ slug }) => slug === section)?.heading;
  return `${id}#${section}${heading === undefined ? '' : `: ${heading}`}`;
}

/** Returns a section with its own baseline; `null` if it has that of the spec. */
function reviewedSection({ analysis, section }: Candidate): AnalyzedSection | null {
  if (section === null || analysis.sections === null) return null;
  const headings = analysis.documents[0]?.document?.headings ?? [];
  const index = section === '' ? 0 : headings.findIndex(({ slug }) => slug === section) + 1;
  return analysis.sections[index] ?? null;
}

function describeState(
  spec: SpecReport,
  section: string | null,
  own: AnalyzedSection | null,
  evidence: readonly EvidenceReport[],
): string {
  const impact = greatest(evidence.map((each) => each.impact));
  const state = section === null ? spec.status : stateOf(impact);
  const day = own === null ? baselineDay(spec) : dayOfBaseline(own.baseline);
  return `${state.replaceAll('-', ' ')}${day === null ? '' : `, compared with ${day}`}`;
}

function dayOfBaseline(baseline: Baseline): string | null {
  if (baseline.kind === 'commit') return dayOf(toTimestamp(baseline.time));
  return baseline.kind === 'accepted' ? dayOf(toTimestamp(baseline.acceptance.time)) : null;
}

function toShown({ text, path, line }: EvidenceReport): ShownEvidence {
  return { text, place: line === null ? path : `${path}:${line}` };
}

/** Returns the files that changed in a way that counts, and those that are only cited. */
function filesOf(
  { report: { id, changes } }: Candidate,
  own: AnalyzedSection | null,
  { files }: Analysis,
): FileComparison[] {
  const all = files.get(id) ?? [];
  const isCounted = new Set(
    (own?.changes ?? changes).filter(({ significant }) => significant).map(({ path }) => path),
  );
  const inputs =
    own === null ? all.filter(({ role }) => role !== null) : compareFiles(own.changes, []);
  return [
    ...inputs.filter(({ path }) => isCounted.has(path)),
    ...all.filter(({ role }) => role === null),
  ];
}

/**
 * Returns the diff of files. Those behind the evidence come first. A file that is no input is only
 * shown if it is behind the evidence.
 */
async function diffOf(
  files: readonly FileComparison[],
  evidence: readonly EvidenceReport[],
  readTexts: ReadTexts,
): Promise<string[]> {
  const behind = new Set(evidence.map(({ path }) => path));
  const isBehind = (file: FileComparison): boolean =>
    pathsOf(file).some((path) => behind.has(path));
  const others = files.filter((file) => !isBehind(file) && file.role !== null);
  return diffFiles([...files.filter(isBehind), ...others], readTexts);
}

async function readText(root: string, file: string): Promise<string | null> {
  return readContained(root, file).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
}
