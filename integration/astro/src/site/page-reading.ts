/** What a build learns about a page when it renders the page. */
export interface PageReading {
  /** The documents that the page shows. */
  documents: ReadonlySet<string>;
  /** Whether a component on the page has asked for the state of a document. */
  hasAsked: boolean;
}
