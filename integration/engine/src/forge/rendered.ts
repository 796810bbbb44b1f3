/** Markup, tables, drawings, maps and notebooks that at least one forge renders. */
const RENDERED = new RegExp(
  String.raw`\.(?:${[
    'md|mdx|mdown|mdwn|mkdn?|markdown|litcoffee|rmd|qmd|adoc|asc|asciidoc|ad|rst|rest|org',
    'textile|rdoc|creole|wiki|mediawiki|pod',
    'csv|tsv|svg|geojson|topojson|mermaid|mmd|ipynb',
  ].join('|')})$`,
  'i',
);

/**
 * Whether at least one forge renders a file. The others show its source anyway; a request for the
 * source does no harm there.
 */
export function isRendered(path: string): boolean {
  return RENDERED.test(path);
}
