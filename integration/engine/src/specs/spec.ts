import type { SpecKindName } from './kinds.ts';

/** The frontmatter fields that name inputs. Where a file is in several, the first field counts. */
export const ROLES = ['tracks', 'origin', 'informed_by'] as const;

/** How an input was used: it is described, it was analysed, or it was background reading. */
export type Role = (typeof ROLES)[number];

/** One entry of `tracks`, `origin` or `informed_by`. */
export interface InputPattern {
  readonly role: Role;
  /** As written, without a leading `./`. */
  readonly pattern: string;
  /** Line in the spec file, counted from 1. */
  readonly line: number;
}

/** What a spec's file says about when its documents were right, and in which field. */
export interface Completion {
  readonly field: 'completed_at' | 'replayed_at' | 'last_verified' | 'reviewed' | 'status';
  /** Identifies the completion: it is the same in all versions of the file that declare it. */
  readonly value: string;
  /** Seconds since 1970; `null` if the file gives no time. */
  readonly time: number | null;
}

/** A rule's severity as written in a spec, unchecked. */
export type RuleOverrides = Readonly<Record<string, unknown>>;

/** A declaration that documents were made from inputs. */
export interface Spec {
  /** Unique among all specs. A page's id is its repository-relative path. */
  readonly id: string;
  readonly kind: SpecKindName;
  /** Repository-relative POSIX path of the declaration. */
  readonly file: string;
  readonly title: string;
  readonly type: string;
  /** The documents exist. Otherwise the spec is not judged. */
  readonly completed: boolean;
  /**
   * `null` if the spec is not completed, or its file does not say when the documents were right.
   */
  readonly completion: Completion | null;
  readonly inputs: readonly InputPattern[];
  /** Repository-relative POSIX paths of the documents. */
  readonly targets: readonly string[];
  readonly dependsOn: readonly string[];
  readonly members: readonly string[];
  /** Commits that the spec's run made, as the spec names them: often shortened ids. */
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
  /** How to fix it, if that is more than to correct the file. */
  readonly help?: string;
}
