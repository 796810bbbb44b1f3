/** The frontmatter fields whose files are drift inputs, strongest claim first. */
export const ROLES = ['tracks', 'origin', 'informed_by'] as const;

/** How an input was used: documented, analysed, or read as background that was synthesised. */
export type Role = (typeof ROLES)[number];

/** One entry of `tracks`, `origin` or `informed_by`. */
export interface InputPattern {
  readonly role: Role;
  /** As written, cleaned of a leading `./`. */
  readonly pattern: string;
  /** Where it stands in the spec file, counted from 1. */
  readonly line: number;
}

/** The statement that the documents were right: which field makes it, and for when. */
export interface Completion {
  readonly field: 'completed_at' | 'replayed_at' | 'last_verified' | 'reviewed' | 'status';
  /** Two versions of a spec that agree in this value are the same completion. */
  readonly value: string;
  /** Seconds since 1970; `null` where the statement has no time. */
  readonly time: number | null;
}

/** A rule's severity as written in a spec, unchecked. */
export type RuleOverrides = Readonly<Record<string, unknown>>;

/** Documents made from inputs, as declared by a chant spec or by a page about itself. */
export interface Spec {
  /** File name without `.md` for a chant spec, repository-relative path for a page. */
  readonly id: string;
  readonly kind: 'chant' | 'page';
  /** Repository-relative POSIX path of the declaration. */
  readonly file: string;
  readonly title: string;
  readonly type: string;
  /** Whether the documents were ever declared right. */
  readonly completed: boolean;
  readonly completion: Completion | null;
  readonly inputs: readonly InputPattern[];
  /** Repository-relative POSIX paths of the documents. */
  readonly targets: readonly string[];
  readonly dependsOn: readonly string[];
  readonly members: readonly string[];
  /** Commits that the spec names as those of its run, often short. */
  readonly commits: readonly string[];
  readonly schedule: string | null;
  readonly rules: RuleOverrides;
  /** Who answers for the documents. */
  readonly owners: readonly string[];
  /** `false` keeps the spec and its documents off the site. */
  readonly public: boolean;
}

/** Something in a declaration that cannot be used. The rest of the spec still counts. */
export interface SpecProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** The spec is readable, only odd. */
  readonly minor?: boolean;
  /** What to do about it, where it is not the file that has to be mended. */
  readonly help?: string;
}

/** What a file says of a spec. */
export interface ReadSpec {
  readonly spec: Spec;
  readonly problems: SpecProblem[];
  /** The text whose first heading is the title; `null` where the title is known. */
  readonly untitled: string | null;
}
