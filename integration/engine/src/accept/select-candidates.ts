import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { Report, SpecReport } from '../report/schema.ts';
import { declaring, kindOf } from '../specs/kinds.ts';
import { findNamed } from '../specs/names.ts';
import { findSection, findSectionAt } from './find-section.ts';
import type { SectionTarget } from './options.ts';
import type { Obstacle, Refusal } from './refusal.ts';

/** A spec or a section that can be chosen to be accepted. */
export interface Candidate {
  readonly report: SpecReport;
  readonly analysis: SpecAnalysis;
  /**
   * The slug of the section, empty for the text before the first heading. `null` means the spec as
   * a whole.
   */
  readonly section: string | null;
}

/** The candidates that are meant, and the refusals of names that mean none. */
export interface SelectedCandidates {
  /** Each once, sorted by the id of the spec, and then by the place in the document. */
  readonly candidates: readonly Candidate[];
  readonly refused: readonly Refusal[];
}

/** What a user wants to accept. */
export interface Wanted {
  /**
   * The specs, by a part of the id or the path of a document. `all` means every spec whose own
   * inputs have drifted, or for which this is not known.
   */
  readonly specs: readonly string[] | 'all';
  readonly sections: readonly SectionTarget[];
  /** The texts of the documents that `sections` may mean, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Finds the specs and sections that are meant. */
export function selectCandidates(
  { specs: parts, sections, texts }: Wanted,
  { specs: all }: Pick<Report, 'specs'>,
  analyses: readonly SpecAnalysis[],
): SelectedCandidates {
  const specs = declaring(all);
  const refused: Refusal[] = [];
  const chosen = new Map<string, Set<string | null>>();
  const choose = (id: string, section: string | null): void => {
    const known = chosen.get(id) ?? new Set();
    chosen.set(id, known.add(section));
  };
  if (parts === 'all') {
    for (const { id, status } of specs) {
      if (status === 'drifted' || status === 'unknown') choose(id, null);
    }
  } else {
    for (const part of new Set(parts)) {
      const named = findSpec(part, all);
      if ('id' in named) choose(named.id, null);
      else refused.push({ spec: part, section: null, ...named });
    }
  }
  for (const target of sections) {
    const found = findTarget(target, all, analyses, texts);
    if ('id' in found) choose(found.id, found.slug);
    else {
      const section = 'line' in target ? null : target.section;
      refused.push({ spec: target.document, section, ...found });
    }
  }
  const byId = new Map(analyses.map((analysis) => [analysis.spec.id, analysis]));
  const candidates = specs.flatMap((report): Candidate[] => {
    const analysis = byId.get(report.id);
    if (analysis === undefined) return [];
    const order = [null, ...report.documents.flatMap((document) => slugsOf(document))];
    return [...(chosen.get(report.id) ?? [])]
      .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
      .map((section) => ({ report, analysis, section }));
  });
  return { candidates, refused };
}

/** Returns the paths of the documents that a section target may mean. */
export function documentsOf(
  { document }: SectionTarget,
  specs: Report['specs'],
): readonly string[] {
  const named = findSpec(document, specs);
  return 'id' in named ? specs.filter(({ id }) => id === named.id).map(({ file }) => file) : [];
}

const NAMING =
  'Name a spec by any part of its id that no other has, or by the path of one of its documents.';

/** Finds the spec that the path of its file or of a document means, or a part of an id. */
function findSpec(named: string, all: Report['specs']): { readonly id: string } | Obstacle {
  const specs = declaring(all);
  const ids = specs.map(({ id }) => id);
  if (ids.includes(named)) return { id: named };
  const declared = specs.find(({ file }) => file === named);
  if (declared !== undefined) return declared;
  const owners = specs.filter(({ documents }) => documents.some(({ file }) => file === named));
  const [owner, ...others] = owners;
  if (owner !== undefined && others.length === 0) return owner;
  if (owner !== undefined) {
    const names = owners.map(({ id }) => id).join(', ');
    return { reason: `${named} is a document of several specs: ${names}.`, fix: 'Name a spec.' };
  }
  if (all.some(({ file }) => file === named)) {
    return {
      reason: `${named} declares no sources, so that there is nothing to accept.`,
      fix: 'Correct its references, or name its sources in `tracks`.',
    };
  }
  const found = findNamed(named, ids);
  return 'id' in found ? found : { reason: found.problem, fix: NAMING };
}

function findTarget(
  target: SectionTarget,
  specs: Report['specs'],
  analyses: readonly SpecAnalysis[],
  texts: ReadonlyMap<string, string>,
): { readonly id: string; readonly slug: string } | Obstacle {
  const named = findSpec(target.document, specs);
  if ('reason' in named) return named;
  const { id } = named;
  const analysis = analyses.find(({ spec }) => spec.id === id);
  if (analysis === undefined || !kindOf(analysis.spec).isOwnDocument) {
    return {
      reason: `${id} is completed as a whole, so that no section of its documents can be accepted alone.`,
      fix: `Accept the whole spec: name ${id}, without a section or a line.`,
    };
  }
  const { file } = analysis.spec;
  const found = analysis.documents.find((document) => document.file === file);
  const text = texts.get(file);
  if (!found?.document || text === undefined) {
    const why = found?.problem?.reason ?? 'it cannot be parsed';
    return {
      reason: `The sections of ${file} are not known: ${why}.`,
      fix: found?.problem?.fix ?? 'Correct the page first.',
    };
  }
  const page = { file, text, headings: found.document.headings };
  const section =
    'line' in target ? findSectionAt(page, target.line) : findSection(page, target.section);
  return 'slug' in section ? { id, ...section } : section;
}

function slugsOf({ sections }: SpecReport['documents'][number]): readonly string[] {
  return ['', ...sections.map(({ slug }) => slug)];
}

/** Says why nobody can declare the documents of a spec right. Returns `null` if somebody can. */
export function obstacleOf({ report, analysis }: Candidate): Obstacle | null {
  const { spec, baseline, inputs } = analysis;
  if (!spec.completed) {
    return {
      reason: `${spec.id} is not completed, so it has no documents to accept.`,
      fix: 'Complete it first.',
    };
  }
  if (report.status === 'unknown' && baseline?.kind === 'unknown') {
    return {
      reason: `It cannot be told whether ${spec.id} has drifted, because ${baseline.reason}.`,
      fix: baseline.fix,
    };
  }
  if (inputs.size === 0) {
    return { reason: `${spec.id} has no inputs to accept.`, fix: 'Correct its patterns first.' };
  }
  return null;
}
