declare module 'virtual:astro-drift/state' {
  const state: import('./site/site-state.ts').SiteState;
  export default state;
}

declare module 'virtual:astro-drift/sources' {
  /** Functions that load the source pages of files, by path. */
  const sources: ReadonlyMap<string, () => Promise<import('./source/page.ts').SourcePage | null>>;
  export default sources;
}

declare module 'virtual:astro-drift/changes' {
  /**
   * Functions that load the changed files of specs, by the id of the spec. A spec without changes
   * has no entry.
   */
  const changes: ReadonlyMap<
    string,
    () => Promise<readonly import('./page/changed-file.ts').ChangedFile[]>
  >;
  export default changes;
}

declare module 'virtual:astro-drift/layout' {
  const Layout: (props: {
    title: string;
    headings?: readonly import('./page/headings.ts').PageHeading[];
  }) => unknown;
  export default Layout;
  /** Whether the layout renders the title of the page. */
  export const titled: boolean;
}

declare module 'virtual:astro-drift/icon' {
  /** The URL of the site's icon, or `null`. */
  const icon: string | null;
  export default icon;
}

declare module 'virtual:astro-drift/pages' {
  /**
   * The entries that the site's framework renders as pages. The path of a file is relative to the
   * root of the site.
   */
  export const entries: readonly { readonly id: string; readonly file?: string }[];
  /** The path prefix of pages in the default language. It is `''` if there is none. */
  export const defaultLocale: string;
}

declare module 'virtual:astro-drift/starlight/frontmatter' {
  const frontmatter: Readonly<Record<string, unknown>>;
  export default frontmatter;
}

declare module 'virtual:astro-drift/code.css' {}

declare module '*.astro' {
  const Component: (props: {
    of?: import('./site/get-drift.ts').DocumentSource | undefined;
  }) => unknown;
  export default Component;
}
