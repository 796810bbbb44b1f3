import { type Cause, documentsOf } from '../report/causes.ts';
import type { ExplainedFinding, Reason } from '../report/explained-findings.ts';
import { describeOrigin, shortOid } from '../report/origin.ts';
import { plural } from '../report/plural.ts';
import type { CommitReport, Finding } from '../report/schema.ts';
import { dayOf } from '../text/time.ts';
import type { FileUrl } from './file-url.ts';
import { code, evidence, link, message, plainText, sentence } from './markdown-text.ts';

/** The greatest number of documents that are listed for a commit. */
const SHOWN_DOCUMENTS = 10;

/** The greatest number of reasons of a finding. */
const SHOWN_REASONS = 10;

/** Renders findings as items of lists. Each help is told once. */
export class MarkdownFindings {
  private readonly urlOf: FileUrl;
  private readonly told = new Set<string>();

  constructor(urlOf: FileUrl) {
    this.urlOf = urlOf;
  }

  /** Renders a commit that concerns several documents, with the documents below it. */
  ofCause(cause: Cause): string {
    const { commit, documents, isMechanical } = cause;
    const items = documentsOf(cause).map(({ file, finding, reason, more }) => {
      const rest = more > 0 ? ` and ${more} more` : '';
      const at = this.place(file, reason.line);
      return `  - ${severity(finding)} in ${at}: ${evidence(reason)}${rest} (${code(finding.rule)})`;
    });
    const rest = items.length - SHOWN_DOCUMENTS;
    const hint = `  - If it changed no behaviour, add ${code(commit.oid)} to ${code('.git-blame-ignore-revs')}. It then no longer counts.`;
    return [
      `- ${nameCommit(commit)} concerns ${plural(documents, 'document')}:`,
      ...items.slice(0, SHOWN_DOCUMENTS),
      ...(rest > 0 ? [`  - and ${rest} more`] : []),
      ...(isMechanical ? [hint] : []),
      '',
    ].join('\n');
  }

  /** Renders a finding with its reasons, or with its message if there are none. */
  ofFinding({ finding, reasons, note }: ExplainedFinding): string {
    const { rule, file, line, source } = finding;
    const start = `- ${severity(finding)} ${code(rule)}`;
    const [only, ...others] = reasons;
    const ended = note === null ? '' : `<br>The documents were ${plainText(note)}.`;
    const help = `${ended}${this.help(finding)}\n`;
    if (only === undefined) {
      const url = source === undefined ? null : this.urlOf(source);
      const now = url === null ? '' : ` (${link('see it now', url)})`;
      const at = file === '.' ? '' : ` in ${this.place(file, line ?? null)}`;
      return `${start}${at}: ${message(finding)}${now}${help}`;
    }
    if (others.length === 0) {
      const at = this.place(only.file, only.line);
      return `${start} in ${at}: ${evidence(only)}${this.source(only, '<br>')}${help}`;
    }
    const rest = reasons.length - SHOWN_REASONS;
    return [
      `${start}${file === only.file ? ` in ${this.place(file, null)}` : ''}:${help.trimEnd()}`,
      ...reasons.slice(0, SHOWN_REASONS).map((reason) => {
        const at = this.place(reason.file, reason.line);
        return `  - ${at}: ${evidence(reason)}${this.source(reason, '; ')}`;
      }),
      ...(rest > 0 ? [`  - and ${rest} more`] : []),
      '',
    ].join('\n');
  }

  private place(file: string, line: number | null): string {
    const name = code(line === null ? file : `${file}:${line}`);
    return link(name, this.urlOf({ path: file, startLine: line, endLine: line }));
  }

  /** Says which source changed, by whom and since when. */
  private source(reason: Reason, before: string): string {
    const origin = describeOrigin(reason, nameCommit);
    if (origin === '' && !reason.isThere) return '';
    const { path, startLine } = reason.source;
    const name = code(startLine === null ? path : `${path}:${startLine}`);
    return before + link(name, reason.isThere ? this.urlOf(reason.source) : null) + origin;
  }

  private help({ help }: Finding): string {
    if (this.told.has(help)) return '';
    this.told.add(help);
    return `<br>${sentence(help)}`;
  }
}

function severity(finding: Finding): string {
  return finding.severity === 'error' ? '**Error**' : 'Warning';
}

/** Names a commit. Its id is no code, because forges make a link of it. */
function nameCommit(commit: CommitReport): string {
  const { subject, author, date } = commit;
  return `${shortOid(commit)} ${plainText(subject)} (${plainText(author)}, ${dayOf(date)})`;
}
