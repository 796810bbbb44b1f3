/** Where documents declare their sources: in their own frontmatter, or in chant specs. */
export const KINDS = ['frontmatter', 'chant'] as const;

/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

/** The CI service that checks the documents. */
export const SERVICES = ['github', 'gitlab', 'none'] as const;

/** One of {@link SERVICES}. */
export type Service = (typeof SERVICES)[number];

/** The answers that the options of the command give. They are not checked yet. */
export interface GivenAnswers {
  readonly kind?: Kind;
  readonly document?: string;
  readonly tracks?: readonly string[];
  readonly ci?: Service;
}

/** A document and its sources. */
export interface FirstDocument {
  /** Repository-relative. */
  readonly path: string;
  /** Patterns of the files that it describes. */
  readonly tracks: readonly string[];
  /** The files that the patterns select. */
  readonly sources: readonly string[];
}

/** Everything that decides which files are written. */
export interface Answers {
  readonly kind: Kind;
  /**
   * The document to begin with; `null` if the repository has specs of the kind, or if its documents
   * are adopted.
   */
  readonly first: FirstDocument | null;
  /** Whether the sources of the documents that are there are proposed afterwards. */
  readonly adopts: boolean;
  readonly ci: Service;
}
