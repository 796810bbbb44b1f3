import type { TimeForm, WrittenTime } from './fields.ts';
import type { SpecKindName } from './kinds.ts';

/** The frontmatter fields that name inputs. If several fields name a file, the first one counts. */
export const ROLES = ['tracks', 'origin', 'informed_by'] as const;

/**
 * How an input was used: the documents describe it, it was analysed, or it was background reading.
 */
export type Role = (typeof ROLES)[number];

/** One entry of `tracks`, `origin` or `informed_by`. */
export interface InputPattern {
  readonly role: Role;
  /** The pattern, relative to the repository. A leading `!` excludes files. */
  readonly pattern: string;
  /** The line in the spec file, counted from 1. */
  readonly line: number;
}

/** The statement in a spec's file that its documents were right at some time. */
export interface Completion {
  readonly field: 'completed_at' | 'replayed_at' | 'last_verified' | 'reviewed' | 'status';
  /**
   * The text by which a completion is recognized. It is the same in all versions of the file that
   * declare this completion.
   */
  readonly value: string;
  /**
   * The time in seconds since 1970, as if it were written in UTC; `null` if the file gives no time.
   */
  readonly time: number | null;
  /** How the time is written; `null` if the file gives no time. */
  readonly form: TimeForm | null;
}

/** A check of the documents of a completed spec that found them wrong. */
export interface FailedVerification {
  /** `partial` means that only some of the acceptance criteria are met. */
  readonly status: 'failed' | 'partial';
  /** The acceptance criteria that are not met, as the spec writes them. */
  readonly failures: readonly string[];
  /** When the documents were checked; `null` if the file gives no time. */
  readonly checked: WrittenTime | null;
  /** The line in the spec file, counted from 1. */
  readonly line: number;
}

/** Whether a person approved a spec before it was run, as the spec writes it. */
export interface Approval {
  /** Such as `approved` or `pending`. */
  readonly status: string | null;
  readonly by: string | null;
  /** In seconds since 1970. */
  readonly at: number | null;
}

/** What wrote the documents of a spec, as the spec writes it. */
export interface Run {
  /** The name of the prompt. */
  readonly prompt: string | null;
  readonly model: string | null;
  readonly approval: Approval | null;
  readonly branch: string | null;
  /** The pull request: its number or address. */
  readonly pr: string | null;
}

/** The severities of rules as a spec writes them. They are not validated. */
export type RuleOverrides = Readonly<Record<string, unknown>>;

/** A declaration that documents were made from inputs. */
export interface Spec {
  /** The id, which no other spec has. The id of a page is its repository-relative path. */
  readonly id: string;
  readonly kind: SpecKindName;
  /** The repository-relative POSIX path of the file that declares the spec. */
  readonly file: string;
  readonly title: string;
  readonly type: string;
  /** The documents exist. Otherwise the spec is not judged. */
  readonly completed: boolean;
  /**
   * The completion; `null` if the spec is not completed, or if its file does not say when the
   * documents were right.
   */
  readonly completion: Completion | null;
  /** The last check of the documents, if it failed; `null` otherwise. */
  readonly verification: FailedVerification | null;
  /** What wrote the documents; `null` if people write them. */
  readonly run: Run | null;
  readonly inputs: readonly InputPattern[];
  /** The repository-relative POSIX paths of the documents. */
  readonly targets: readonly string[];
  readonly dependsOn: readonly string[];
  readonly members: readonly string[];
  /**
   * The commits that the spec's run made, as the spec writes them. Their ids are often shortened.
   */
  readonly commits: readonly string[];
  readonly schedule: string | null;
  readonly rules: RuleOverrides;
  /** The owners of the documents. */
  readonly owners: readonly string[];
  /** `false` keeps the spec and its documents off the site. */
  readonly public: boolean;
}

/** A part of a declaration that cannot be used. The rest of the spec still counts. */
export interface SpecProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** The spec can be used in spite of the problem. */
  readonly minor?: boolean;
  /** How to fix the problem. It is not set if the file only has to be corrected. */
  readonly help?: string;
}
