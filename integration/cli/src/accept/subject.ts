import type { Draft } from '@astro-drift/engine/internal/accept/build-acceptance';
import type { Analysis } from '@astro-drift/engine/internal/analyze';
import { pathsOf } from '@astro-drift/engine/internal/drift/file-comparison';
import { readContained } from '@astro-drift/engine/internal/files/safe-path';
import { Unreadable } from '@astro-drift/engine/internal/files/unreadable';
import type { ReadTexts } from '@astro-drift/engine/internal/git/batched-reader';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import { diffCommand } from '@astro-drift/engine/internal/report/recommendation';
import type {
  DocumentReport,
  EvidenceReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
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
  { candidate: { report: spec, section } }: Draft,
  { root, analysis, readTexts }: SubjectSources,
): Promise<Subject> {
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
  const ids = analysis.report.specs.map(({ id }) => id);
  return {
    title: titleOf(spec, section),
    state: stateOf(spec, section),
    evidence: evidence.map(toShown),
    texts: texts.flat(),
    diff: await diffOf(spec, evidence, analysis, readTexts),
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

function stateOf(spec: SpecReport, section: string | null): string {
  const [document] = spec.documents;
  const found = document?.sections.find(({ slug }) => slug === section);
  const state = found?.state ?? (section === null ? spec.status : (document?.state ?? spec.status));
  const day = baselineDay(spec);
  return `${state.replaceAll('-', ' ')}${day === null ? '' : `, compared with ${day}`}`;
}

function toShown({ text, path, line }: EvidenceReport): ShownEvidence {
  return { text, place: line === null ? path : `${path}:${line}` };
}

/** Returns the diff of the changed files. Those behind the evidence come first. */
async function diffOf(
  { id, changes }: SpecReport,
  evidence: readonly EvidenceReport[],
  { files }: Analysis,
  readTexts: ReadTexts,
): Promise<string[]> {
  const behind = new Set(evidence.map(({ path }) => path));
  const wanted = new Set([
    ...behind,
    ...changes.filter(({ significant }) => significant).map(({ path }) => path),
  ]);
  const shown = (files.get(id) ?? []).filter((file) =>
    pathsOf(file).some((path) => wanted.has(path)),
  );
  const isBehind = (file: (typeof shown)[number]): boolean =>
    pathsOf(file).some((path) => behind.has(path));
  const sorted = [...shown.filter(isBehind), ...shown.filter((file) => !isBehind(file))];
  return diffFiles(sorted, readTexts);
}

async function readText(root: string, file: string): Promise<string | null> {
  return readContained(root, file).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
}
