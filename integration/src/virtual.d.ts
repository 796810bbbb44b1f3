declare module 'virtual:astro-drift/state' {
  const state: import('./astro/site-state.ts').SiteState;
  export default state;
}

declare module 'virtual:astro-drift/sources' {
  /** Contents of the cited files, by path. */
  const sources: Readonly<Record<string, string>>;
  export default sources;
}

declare module 'virtual:astro-drift/layout' {
  const Layout: (props: { title: string }) => unknown;
  export default Layout;
}
