import type { UnusedPattern } from '../citations/exempt-references.ts';
import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import type { FilePlace } from '../files/lines.ts';
import type { EvidenceReport, SpecReport } from '../report/spec-schema.ts';
import type { BrokenLink } from '../links/broken-links.ts';
import type { SpecProblem } from '../specs/spec.ts';
import type { StaleName } from '../watched/stale-names.ts';
import type { StaleReference } from '../watched/stale-references.ts';
import type { RuleOptionName, RuleOptions } from './options.ts';

/** What happens if a rule finds something. An `error` fails the build. */
export type Severity = 'off' | 'warn' | 'error';

/** The setting of a rule, as in ESLint: a severity, perhaps with options. */
export type Setting<Options = Partial<RuleOptions>> =
  Severity | readonly [Severity] | readonly [Severity, Options];

/**
 * The topic of a rule. Code outside of `rules/` depends on the topic, never on the name of a rule.
 *
 * - `changes`: the changed inputs of a spec. With `--since`, a finding is reported if the spec has
 *   changes since the base commit, even if the base commit already had the finding. SARIF links the
 *   changed files.
 * - `citation`: one citation of a document. With `--since`, a citation with a finding stays in the
 *   report. A finding is not resolved if another rule of this topic reports the same citation now.
 * - `baseline`: a spec whose baseline is unknown. With `--since`, a finding is reported if files of
 *   the spec changed, even if the base commit already had the finding. A finding about the whole
 *   repository quotes git, and is not for readers of a site.
 * - `declaration`: a spec file that cannot be used. If a finding is an error, the spec is missing
 *   in the report.
 * - `other`: anything else.
 */
export type Topic = 'changes' | 'citation' | 'baseline' | 'declaration' | 'other';

/**
 * A rule: its documentation, its default, and the function that applies it. `Option` has the names
 * of the options that it takes.
 */
export interface Rule<Name extends string = string, Option extends RuleOptionName = never> {
  readonly name: Name;
  /** The default severity. */
  readonly severity: Severity;
  /** The options that the rule takes, with their defaults. If it is left out, there are none. */
  readonly options?: Partial<Pick<RuleOptions, Option>>;
  /**
   * What the rule reports, without a full stop. Text between backticks is code. That is so in all
   * texts of a rule.
   */
  readonly summary: string;
  /** What a finding means, in a few sentences. */
  readonly meaning: string;
  /** How to fix a finding. Each remedy is a whole sentence, and the first one is the usual way. */
  readonly remedies: readonly string[];
  readonly about: Topic;
  /** True if the rule needs {@link RuleInput.sources}. They are read only for such rules. */
  readonly readsSources?: true;
  /** True if the rule needs {@link RuleInput.brokenLinks}. They are searched only for such rules. */
  readonly readsLinks?: true;
  /** True if the rule needs {@link RuleInput.staleNames}. They are searched only for such rules. */
  readonly readsNames?: true;
  /**
   * True if the texts of the rule can name any page of the repository, or its headings. A site never
   * shows them as they are, because the page can be a draft.
   */
  readonly suggestsPages?: true;
  /** Applies the rule to the data from which the report is made. */
  find(input: RuleInput): UnratedFinding[];
  /**
   * Words a finding for a site that hides some specs or files. The texts must contain only data
   * that the site shows.
   *
   * @returns `null` if the finding must be left out
   */
  publish(finding: PublishableFinding, shown: ShownData): Wording | null;
}

/** The input of every rule. */
export interface RuleInput {
  readonly repository: {
    /**
     * Why git cannot be used, with its error message, and how to fix that. It is `null` if git
     * works.
     */
    readonly problem: { readonly reason: string; readonly fix: string } | null;
    /** Why missing objects could not be fetched. It is left out if nothing failed. */
    readonly fetchProblem?: string | undefined;
  };
  /** The specs that declare sources. */
  readonly specs: readonly ReportedSpec[];
  /** The pages that declare nothing and refer to sources. Only their references are judged. */
  readonly pages: readonly ReportedSpec[];
  readonly problems: readonly DeclarationProblem[];
  /** The source files that should be documented. The list is empty if no active rule needs it. */
  readonly sources: readonly string[];
  /** What pages that declare nothing refer to in vain. */
  readonly staleReferences: readonly StaleReference[];
  /** The links to pages and headings that do not exist. It is empty if no active rule needs it. */
  readonly brokenLinks: readonly BrokenLink[];
  /** Names on pages that declare nothing which are gone. It is empty if no active rule needs it. */
  readonly staleNames: readonly StaleName[];
  /** The patterns of the option `ignore` that exempt nothing. */
  readonly unusedPatterns: readonly UnusedPattern[];
  /** The time at which schedules are checked, in seconds since 1970. */
  readonly now: number;
  /** Returns the setting of a rule for a spec. */
  readonly settingOf: (rule: string, spec: string) => RuleSetting;
}

/** The setting of a rule for a spec, with all defaults. */
export interface RuleSetting {
  readonly severity: Severity;
  /** It has the options that the rule takes. */
  readonly options: Partial<RuleOptions>;
}

/** A problem in a spec file, or in another file that the engine reads. */
export interface DeclarationProblem extends SpecProblem {
  /** The id of the spec. It is given only if the spec could be read in spite of the problem. */
  readonly spec?: string;
}

/** A spec, and its part of the report. */
export interface ReportedSpec {
  readonly analysis: SpecAnalysis;
  readonly report: SpecReport;
}

/** Identifies a finding across runs. Line numbers are not part of it. */
export interface Subject {
  /**
   * The part of the spec or file, such as the text of a citation. It is empty if the finding
   * concerns all of it.
   */
  readonly subject: string;
  /** The section of the document. It distinguishes findings with the same subject. */
  readonly section: string | null;
  /** What a finding about changes says of a document. Other findings have none. */
  readonly concern?: Concern | undefined;
}

/** The part of a document's evidence that a finding reports. */
export interface Concern {
  /** The document. */
  readonly document: string;
  /** It is not empty. The strongest evidence comes first. */
  readonly evidence: readonly EvidenceReport[];
  /** Whether each change of an input is reported, also without evidence. */
  readonly isAnyChange: boolean;
  /**
   * Describes a part of the evidence that is not empty. The text has no title before it. The line
   * is that of the section, or `undefined` if the document does not exist.
   */
  readonly tell: (evidence: readonly EvidenceReport[]) => {
    readonly text: string;
    readonly line: number | undefined;
  };
}

/** A finding of a rule, before its severity is known. */
export interface UnratedFinding extends Wording, Partial<Subject> {
  /** The id of the spec. It is `null` if the finding belongs to no spec. */
  readonly spec: string | null;
  /**
   * The path of the file, relative to the repository. It is `.` if the finding concerns the whole
   * repository.
   */
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** True if an error of this rule becomes a warning for this finding. */
  readonly minor?: boolean | undefined;
  /**
   * When the first pending change was made that the finding is about, in seconds since 1970. It is
   * `null` if that change is not committed. It is left out if there is no such change, or if its
   * time is not known. Then a grace period does not apply.
   */
  readonly pendingSince?: number | null | undefined;
}

/** The texts of a finding. */
export interface Wording {
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** The cited lines, by their current numbers. */
  readonly source?: FilePlace | undefined;
}

/** The fields of a finding that decide what is published of it. */
export type PublishableFinding = Pick<UnratedFinding, 'file' | 'message' | 'help'>;

/** The data that a site shows. */
export interface ShownData {
  /**
   * The spec of the finding, as the site shows it. It is `null` if the finding belongs to no spec.
   */
  readonly spec: SpecReport | null;
  readonly specs: readonly SpecReport[];
}

/**
 * Publishes the texts of a finding unchanged. It is for rules whose texts name only the spec
 * itself.
 */
export function publishUnchanged({ message, help }: PublishableFinding): Wording {
  return { message, help };
}
