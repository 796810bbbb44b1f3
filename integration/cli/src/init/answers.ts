/** Where documents name their sources: in their own frontmatter, or in chant specs. */
export const KINDS = ['frontmatter', 'chant'] as const;

/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

/** Where the documentation is checked when something changes. */
export const SERVICES = ['github', 'gitlab', 'none'] as const;

/** One of {@link SERVICES}. */
export type Service = (typeof SERVICES)[number];

/** A document, and what it is about. */
export interface FirstDocument {
  /** Repository-relative. */
  readonly path: string;
  /** Patterns of the files that it describes. */
  readonly tracks: readonly string[];
}

/** Everything that decides what is written. */
export interface Answers {
  readonly kind: Kind;
  /** The document to begin with; `null` where there are specs of the kind. */
  readonly first: FirstDocument | null;
  readonly ci: Service;
}
