/** Markup, tables, drawings, maps and notebooks, each of which some forge shows rendered. */
const RENDERED = new RegExp(
  String.raw`\.(?:${[
    'md|mdx|mdown|mdwn|mkdn?|markdown|litcoffee|rmd|qmd|adoc|asc|asciidoc|ad|rst|rest|org',
    'textile|rdoc|creole|wiki|mediawiki|pod',
    'csv|tsv|svg|geojson|topojson|mermaid|mmd|ipynb',
  ].join('|')})$`,
  'i',
);

/**
 * Whether some forge shows a file rendered. The others show its source either way, and are not
 * disturbed by being asked for it.
 */
export function isRendered(path: string): boolean {
  return RENDERED.test(path);
}
