import { isMarkdown } from '../documents/format.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import { type Impact, isAtLeast } from '../impact/impact.ts';
import type { DocumentReport, EvidenceReport, SpecReport } from '../report/spec-schema.ts';
import { describeChanges, describeEvidence, isAboutEvidence, recommendedHelp } from './changes.ts';
import { findFirstDrift, findFirstPending, type FirstPending, sectionIndex } from './pending.ts';
import type { Concern, ReportedSpec, Rule, RuleInput, UnratedFinding } from './rule.ts';

export const drift: Rule<'drift', 'impact' | 'after'> = {
  name: 'drift',
  severity: 'warn',
  options: { impact: 'named', after: '0h' },
  summary: 'A document that names or cites what changed in its inputs',
  meaning:
    'Files that the document was made from changed after it was last known to be right, and the change concerns what the document says. There is one finding for each document, at the section that is concerned most. Edits of comments, formatting and imports do not count, unless the option `significant` says so. A citation that `changed-citation` or `broken-citation` reports is not reported again.',
  remedies: [
    'For a chant spec, run the command of the report: it resets the spec and works it again.',
    'For a page with `tracks`, read the changes and correct the sections that are wrong. The commit that corrects a section is the review of that section only. If other sections are still right, set `reviewed` to today, or accept them.',
    'If the documents are right for the code as it is, run `astro-drift accept`.',
  ],
  about: 'changes',
  find: ({ specs, settingOf }) =>
    specs
      .filter(({ report }) => report.status === 'drifted')
      .flatMap((spec) => checkSpec(spec, settingOf)),
  publish({ file, message }, { spec }) {
    if (spec === null) return null;
    const evidence = spec.documents
      .filter((document) => document.file === file || spec.file === file)
      .flatMap((document) => document.evidence);
    const isShown = evidence.some((each) => isAboutEvidence(message, spec.title, each));
    const told = isShown ? message : `${spec.title}: ${describeChanges(spec)}`;
    return { message: told, help: recommendedHelp(spec) };
  },
};

type SettingOf = RuleInput['settingOf'];

/** Every significant change of an input has at least this impact. */
const ANY_CHANGE = 'internal';

function checkSpec(spec: ReportedSpec, settingOf: SettingOf): UnratedFinding[] {
  const { report, analysis } = spec;
  if (report.documents.some(({ file }) => isMarkdown(file))) {
    return report.documents.flatMap((document) => checkDocument(spec, document, settingOf));
  }
  // Nothing else can be read, so that each change may concern it.
  if (!isAtLeast('named', leastImpact(report, settingOf))) return [];
  return [{ ...placeOf(report), ...describeSpec(report, analysis), subject: '' }];
}

function describeSpec(
  report: SpecReport,
  analysis: SpecAnalysis,
): Pick<UnratedFinding, 'message' | 'pendingSince'> {
  return {
    message: `${report.title}: ${describeChanges(report)}`,
    pendingSince: findFirstDrift(analysis).since,
  };
}

function checkDocument(
  { report, analysis }: ReportedSpec,
  document: DocumentReport,
  settingOf: SettingOf,
): UnratedFinding[] {
  const least = leastImpact(report, settingOf);
  if (!isAtLeast(document.impact, least)) return [];
  const relevant = document.evidence.filter(({ impact }) => isAtLeast(impact, least));
  const evidence = relevant.filter(({ kind }) => !isReportedElsewhere(kind, report, settingOf));
  if (evidence.length === 0 && relevant.length > 0) {
    const told = new Set(relevant.map(({ path }) => path));
    const isAllTold = report.changes.every(
      ({ path, significant }) => !significant || told.has(path),
    );
    if (isAllTold || least !== ANY_CHANGE) return [];
  }
  const { file } = document;
  const isThere = analysis.documents.find((found) => found.file === file)?.exists !== false;
  const place = {
    ...placeOf(report),
    ...(isThere ? { file, subject: file === report.file ? '' : report.id } : { subject: file }),
  };
  if (evidence.length === 0) return [{ ...place, ...describeSpec(report, analysis) }];
  const pendingOf = (part: readonly EvidenceReport[]): FirstPending =>
    findFirstPending(
      analysis,
      part.map(({ path, section }) => ({ path, section: sectionIndex(analysis, file, section) })),
    );
  const tell: Concern['tell'] = (part) => ({
    text: describeEvidence(report, part, pendingOf(part.slice(0, 1))),
    line: isThere ? lineOf(part[0], document) : undefined,
  });
  const { text, line } = tell(evidence);
  return [
    {
      ...place,
      ...(line !== undefined && { line }),
      message: `${report.title}: ${text}`,
      concern: { document: file, evidence, isAnyChange: least === ANY_CHANGE, tell },
      pendingSince: pendingOf(evidence).since,
    },
  ];
}

function leastImpact({ id }: SpecReport, settingOf: SettingOf): Impact {
  return settingOf(drift.name, id).options.impact ?? 'named';
}

/** The rules that report a kind of evidence at the citation. */
const REPORTED_BY: Readonly<Record<string, string>> = {
  citation: 'changed-citation',
  broken: 'broken-citation',
};

function isReportedElsewhere(kind: string, { id }: SpecReport, settingOf: SettingOf): boolean {
  const rule = REPORTED_BY[kind];
  return rule !== undefined && settingOf(rule, id).severity !== 'off';
}

function placeOf(spec: SpecReport): Pick<UnratedFinding, 'spec' | 'file' | 'help'> {
  return { spec: spec.id, file: spec.file, help: recommendedHelp(spec) };
}

/** Returns the line of the heading above; the first line for text before the first heading. */
function lineOf(evidence: EvidenceReport | undefined, { sections }: DocumentReport): number {
  return sections.find(({ slug }) => slug === evidence?.section)?.line ?? 1;
}
