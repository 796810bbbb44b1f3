/** What a build learns of a page while it is rendered. */
export interface PageReading {
  /** The documents that it shows. */
  documents: ReadonlySet<string>;
  /** Whether a component of it has asked for the state of a document. */
  hasAsked: boolean;
}
