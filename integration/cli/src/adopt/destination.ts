/** Where the sources are written: into the pages, or into the configuration. */
export const DESTINATIONS = ['pages', 'config'] as const;

/** One of {@link DESTINATIONS}. */
export type Destination = (typeof DESTINATIONS)[number];
