/** What a build learns about a page while rendering it. */
export interface PageReading {
  /** The documents that it shows. */
  documents: ReadonlySet<string>;
  /** Whether a component on the page asked for the state of a document. */
  hasAsked: boolean;
}
