import { type Cause, type ConcernedDocument, documentsOf } from '../report/causes.ts';
import { bareMessage } from '../report/bare-message.ts';
import type { ExplainedFinding, Reason } from '../report/explained-findings.ts';
import { describeSource, nameCommit, shortOid } from '../report/origin.ts';
import { plural } from '../report/plural.ts';
import { diffCommand } from '../report/recommendation.ts';
import type { Finding } from '../report/schema.ts';
import type { Line } from './lines.ts';
import type { Paint } from './paint.ts';
import { show } from './shown.ts';

/** A part of the output that is shown as a whole, or left out and counted. */
export interface Block {
  readonly lines: readonly Line[];
  /** The findings that the lines tell or count. */
  readonly findings: readonly Finding[];
  /** A line for each error, for output without room for the whole block. */
  readonly errors: readonly Line[];
}

/** The greatest number of documents that are listed for a commit, if there are few or many commits. */
const SHOWN_DOCUMENTS = 10;
const SHOWN_OF_MANY = 3;
const MANY_COMMITS = 5;

/** The greatest number of entries of a file that are no errors. */
const SHOWN_ENTRIES = 10;

/** The least number of columns for a place, with the space behind it. */
const PLACE = 7;
const SEVERITY = 5;
const NO_SEVERITY = ' '.repeat(SEVERITY + 2);

/** A line of the output that says what is wrong at a place. */
interface Entry {
  readonly place: string;
  readonly line: number;
  readonly column: number;
  /** Only the first entry of a finding shows its severity and its rule. */
  readonly finding: Finding | null;
  readonly text: string;
  /** The reason for the finding, if it is known. */
  readonly reason: Reason | null;
  /** `null` if the output has it elsewhere. */
  readonly help: string | null;
}

/** What the output says about specs elsewhere, or does not say elsewhere. */
export interface SpecTexts {
  /** The commands that the output shows with the specs, by the id of the spec. */
  readonly commands: ReadonlyMap<string | null, string>;
  /** The ids of all specs. */
  readonly ids: readonly string[];
  /** The owners of specs that the output does not show, by the id of the spec. */
  readonly owners: ReadonlyMap<string | null, readonly string[]>;
}

/** Renders findings by file, and by the commit that concerns many files. */
export class FindingBlocks {
  private readonly paint: Paint;
  private readonly showsAll: boolean;
  /** Helps that stand in the output already. */
  private readonly told = new Set<string>();
  private readonly specs: SpecTexts;

  constructor(paint: Paint, showsAll: boolean, specs: SpecTexts) {
    this.paint = paint;
    this.showsAll = showsAll;
    this.specs = specs;
  }

  /** Renders commits that concern several documents, with the documents below them. */
  ofCauses(causes: readonly Cause[]): Block[] {
    const most = causes.length < MANY_COMMITS ? SHOWN_DOCUMENTS : SHOWN_OF_MANY;
    return causes.map((cause) => this.ofCause(cause, this.showsAll ? Infinity : most));
  }

  private ofCause(cause: Cause, most: number): Block {
    const { paint } = this;
    const { commit, documents, findings, isMechanical } = cause;
    const marked = new Set<Finding>();
    const concerned = documentsOf(cause);
    const shown = concerned.slice(0, most);
    const lines: Line[] = [
      `${paint('bold', nameCommit(commit))} concerns ${plural(documents, 'document')}:`,
      ...shown.map(({ file, finding, reason, more }) => {
        const severity = marked.has(finding) ? NO_SEVERITY : this.severity(finding);
        marked.add(finding);
        const rest = more > 0 ? ` (and ${more} more)` : '';
        return {
          margin: `  ${severity}`,
          text: `${file}:${reason.line}${this.owners([finding])}: ${reason.text}${rest}${this.rule(finding)}`,
        };
      }),
      ...this.nameRest(concerned.slice(most)),
    ];
    if (isMechanical) {
      lines.push(
        `  If ${shortOid(commit)} changed no behaviour, add its id to .git-blame-ignore-revs. It then no longer counts:`,
        { whole: `    ${paint('cyan', commit.oid)}` },
      );
    }
    const told = findings.map(({ finding }) => finding);
    lines.push(
      ...this.helps(
        shown.map(({ finding }) => finding),
        2,
      ),
    );
    const [first] = shown;
    if (first !== undefined && first.finding.spec !== null) {
      const command = diffCommand(first.finding.spec, this.specs.ids);
      lines.push(`  ${paint('dim', `To see what changed for ${first.file}: ${command}`)}`);
    }
    return { lines, findings: told, errors: compact(findings) };
  }

  /** Renders the findings of a file. */
  ofFile(file: string, findings: readonly ExplainedFinding[], footer: readonly Line[]): Block {
    const { paint } = this;
    const { items: entries, rest } = show(
      findings
        .flatMap((each) => this.entriesOf(each, file))
        .toSorted((a, b) => a.line - b.line || a.column - b.column),
      this.showsAll ? Infinity : Math.max(SHOWN_ENTRIES, findings.filter(isError).length),
      ({ finding }) => finding?.severity === 'error',
    );
    const name = paint('bold', file === '.' ? 'The repository' : file);
    const lines: Line[] = [name + this.owners(findings.map(({ finding }) => finding))];
    const width = Math.max(PLACE, ...entries.map(({ place }) => place.length + 1));
    const indent = 2 + width + NO_SEVERITY.length;
    let reasons: Reason[] = [];
    for (const [index, { place, finding, text, reason, help }] of entries.entries()) {
      const severity = finding === null ? NO_SEVERITY : this.severity(finding);
      lines.push({
        margin: `  ${place.padEnd(width)}${severity}`,
        text: `${text}${finding === null ? '' : this.rule(finding)}`,
      });
      if (reason !== null) reasons.push(reason);
      // Entries next to each other can have the same source and the same advice.
      if (isToldWith(entries[index], entries[index + 1])) continue;
      lines.push(...this.note(indent, describeSource(reasons)));
      if (help !== null && !this.told.has(help)) lines.push(...this.note(indent, help));
      if (help !== null) this.told.add(help);
      reasons = [];
    }
    if (rest > 0) lines.push(`  … and ${rest} more`);
    lines.push(...footer);
    return {
      lines,
      findings: findings.map(({ finding }) => finding),
      errors: compact(findings),
    };
  }

  private entriesOf({ finding, reasons }: ExplainedFinding, file: string): Entry[] {
    const own = reasons.filter((reason) => reason.file === file);
    const help = this.isKnown(finding) ? null : finding.help;
    if (own.length === 0) {
      const { line, column } = finding;
      const text = bareMessage(finding);
      const place = { place: placeOf(line, column), line: line ?? 0, column: column ?? 0 };
      return [{ ...place, finding, text, reason: null, help }];
    }
    return own.map((reason, index) => ({
      place: placeOf(reason.line, reason.column),
      line: reason.line,
      column: reason.column ?? 0,
      finding: index === 0 ? finding : null,
      text: reason.text,
      reason,
      help,
    }));
  }

  private note(indent: number, text: string | null): Line[] {
    if (text === null) return [];
    return [{ margin: ' '.repeat(indent), text: this.paint('dim', text) }];
  }

  /** Names the other documents with errors, and counts all others. */
  private nameRest(rest: readonly ConcernedDocument[]): Line[] {
    const failing = rest.filter(({ isError }) => isError);
    const names = failing.map(({ file, reason }) => `${file}:${reason.line}`);
    const quiet = rest.length - failing.length;
    const named = [
      ...(names.length > 0 ? [`${this.paint('red', 'error')} in ${names.join(', ')}`] : []),
      ...(quiet > 0 ? [`${quiet} more`] : []),
    ];
    return named.length === 0 ? [] : [`  … and ${named.join(', and ')}`];
  }

  private helps(findings: readonly Finding[], indent: number): Line[] {
    const helps = new Set(
      findings.filter((finding) => !this.isKnown(finding)).map(({ help }) => help),
    );
    for (const help of helps) this.told.add(help);
    return [...helps].map((help) => ' '.repeat(indent) + this.paint('dim', help));
  }

  /** Whether the output has the help of a finding already, or shows its command with the spec. */
  private isKnown({ help, spec }: Finding): boolean {
    const command = this.specs.commands.get(spec);
    return this.told.has(help) || (command !== undefined && help.includes(command));
  }

  private owners(findings: readonly Finding[]): string {
    const names = findings.flatMap(({ spec }) => this.specs.owners.get(spec) ?? []);
    return names.length === 0 ? '' : ` (${[...new Set(names)].join(', ')})`;
  }

  private severity({ severity }: Finding): string {
    const styled = this.paint(severity === 'error' ? 'red' : 'yellow', severity);
    return styled + NO_SEVERITY.slice(severity.length);
  }

  private rule({ rule }: Finding): string {
    return `  ${this.paint('dim', rule)}`;
  }
}

function isError({ finding }: { readonly finding: Finding }): boolean {
  return finding.severity === 'error';
}

function placeOf(line: number | undefined, column: number | undefined): string {
  if (line === undefined) return '';
  return column === undefined ? String(line) : `${line}:${column}`;
}

/** Whether the source of an entry, and the advice on it, are told below the next entry. */
function isToldWith(entry: Entry | undefined, next: Entry | undefined): boolean {
  const path = entry?.reason?.source.path;
  if (path === undefined || path !== next?.reason?.source.path) return false;
  return entry?.help === null || entry?.help === next.help;
}

function compact(findings: readonly ExplainedFinding[]): Line[] {
  return findings.filter(isError).map(({ finding, reasons: [first] }) => {
    const file = first?.file ?? finding.file;
    const line = first?.line ?? finding.line;
    const place = line === undefined ? file : `${file}:${line}`;
    return `error  ${place}: ${first?.text ?? bareMessage(finding)}  ${finding.rule}`;
  });
}
