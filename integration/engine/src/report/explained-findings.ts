import type { FilePlace } from '../files/lines.ts';
import { code } from '../impact/evidence/evidence-kind.ts';
import { type Impact, isAtLeast } from '../impact/impact.ts';
import { whyBroken } from '../rules/citations.ts';
import { isAbout } from '../rules/index.ts';
import { commitsAt } from './commit-table.ts';
import type {
  ChangeReport,
  CitationReport,
  CommitReport,
  DocumentReport,
  EvidenceReport,
  Finding,
  Report,
  SpecReport,
} from './schema.ts';

/** A piece of evidence, at the place of the document that it concerns. */
export interface Reason {
  /** Says what changed. Names stand between backticks, and headings between asterisks. */
  readonly text: string;
  readonly impact: Impact;
  readonly isCitation: boolean;
  /** The kind of the evidence. */
  readonly kind: EvidenceReport['kind'];
  /** The heading of the section; `null` before the first heading. */
  readonly heading: string | null;
  /** The document. */
  readonly file: string;
  /** Of the document: the line of the citation, or of the section's heading. */
  readonly line: number;
  /** Of the citation. */
  readonly column: number | undefined;
  /** The line of the source that changed. */
  readonly source: FilePlace;
  /** Whether the source still exists. */
  readonly isThere: boolean;
  /** The newest commit that changed the source; `null` if there is none, or it is not known. */
  readonly commit: CommitReport | null;
  /**
   * The number of commits that changed the source since its baseline, and the date of the oldest
   * one. `0` and `null` if they are not known.
   */
  readonly commits: number;
  readonly since: string | null;
  readonly isUncommitted: boolean;
}

/** A finding, and the evidence that tells more than its message. Each reason is of one finding. */
export interface ExplainedFinding {
  readonly finding: Finding;
  /** Empty if the message of the finding says everything. The strongest reason comes first. */
  readonly reasons: readonly Reason[];
  /** Says that an acceptance has ended, if the reasons stand in place of a message that says so. */
  readonly note: string | null;
}

/**
 * Adds the evidence to the findings of a report. A finding about a citation gets the evidence on
 * that citation. A finding about changes gets all other evidence on the document, or on each
 * document that needs a review if it is about the spec.
 */
export function explainFindings(report: Report): ExplainedFinding[] {
  const readers = new Map(report.specs.map((spec) => [spec.id, new EvidenceReader(spec, report)]));
  const readerOf = ({ spec }: Finding): EvidenceReader | undefined => readers.get(spec ?? '');
  const known = (report.suppressed ?? []).filter((finding) => isAbout(finding, 'citation'));
  // What is known of a citation is not told again as a reason of another finding.
  for (const finding of known) readerOf(finding)?.ofCitation(finding);
  const ofCitations = new Map(
    report.findings
      .filter((finding) => isAbout(finding, 'citation'))
      .map((finding) => [finding, readerOf(finding)?.ofCitation(finding) ?? []]),
  );
  return report.findings.map((finding): ExplainedFinding => {
    if (!isAbout(finding, 'changes')) {
      return { finding, reasons: ofCitations.get(finding) ?? [], note: null };
    }
    const reader = readerOf(finding);
    return { finding, reasons: reader?.ofChanges(finding) ?? [], note: reader?.ended ?? null };
  });
}

/** Reads the evidence on the documents of a spec. */
class EvidenceReader {
  private readonly spec: SpecReport;
  private readonly report: Report;
  /** The evidence that findings about citations tell. */
  private readonly told = new Set<EvidenceReport>();

  constructor(spec: SpecReport, report: Report) {
    this.spec = spec;
    this.report = report;
  }

  /** Says until when the documents were accepted, if that has passed. */
  get ended(): string | null {
    const { acceptance } = this.spec.baseline;
    return acceptance?.expired === true ? `accepted only until ${acceptance.until ?? ''}` : null;
  }

  ofCitation({ file, line, column }: Finding): Reason[] {
    const document = this.spec.documents.find((each) => each.file === file);
    const citation = document?.citations.find(
      (each) => each.line === line && each.column === column,
    );
    const evidence = document?.evidence.find(
      (each) => citation !== undefined && isOnCitation(each, citation),
    );
    if (document === undefined || evidence === undefined) return [];
    this.told.add(evidence);
    return [{ ...this.toReason(document, evidence), line: line ?? 1, column }];
  }

  ofChanges({ file }: Finding): Reason[] {
    const own = this.spec.documents.find((document) => document.file === file);
    const documents = own === undefined ? this.spec.documents : [own];
    return documents.flatMap((document) => {
      const rest = document.evidence.filter((evidence) => !this.told.has(evidence));
      const strong = rest.filter(({ impact }) => isAtLeast(impact, 'named'));
      const shown = strong.length === 0 && own !== undefined ? rest : strong;
      return shown.map((evidence) => this.toReason(document, evidence));
    });
  }

  private toReason(document: DocumentReport, evidence: EvidenceReport): Reason {
    const { path, line, section, commit } = evidence;
    const citation = document.citations.find((each) => isOnCitation(evidence, each));
    const heading = document.sections.find(({ slug }) => slug === section);
    const change = this.spec.changes.find((each) => isOf(each, path));
    const commits = commitsAt(change?.commits ?? [], this.report.commits);
    // The changes of the spec are older than a section that was reviewed since.
    const isSame =
      document.sections.every(({ baseline }) => baseline === undefined) ||
      heading?.baseline?.commit === this.spec.baseline.commit;
    const dates = isSame ? commits.map(({ date }) => date).sort() : [];
    const why = citation === undefined ? null : whyBroken(citation);
    return {
      text: why === null ? evidence.text : `${evidence.text}: ${why}`,
      impact: evidence.impact,
      isCitation: citation !== undefined,
      kind: evidence.kind,
      heading: heading?.heading ?? null,
      file: document.file,
      line: citation?.line ?? heading?.line ?? 1,
      column: citation?.column,
      source: citation?.current ?? { path, startLine: line, endLine: line },
      isThere: line !== null || (change !== undefined && change.kind !== 'deleted'),
      commit: commit === null ? null : (this.report.commits[commit] ?? null),
      commits: dates.length,
      since: dates[0] ?? null,
      isUncommitted: change?.modifiedAt === null && !this.report.repository.shallow,
    };
  }
}

/** Whether evidence is about a citation. Its text begins with the citation as it is written. */
function isOnCitation({ kind, section, text }: EvidenceReport, citation: CitationReport): boolean {
  const isAbout = kind === 'citation' || kind === 'broken';
  return isAbout && section === citation.section && text.startsWith(code(citation.text));
}

function isOf({ path, previousPath }: ChangeReport, name: string): boolean {
  return path === name || previousPath === name;
}
