/**
 * Matches the names of markup, tables, drawings, maps and notebooks that at least one forge
 * renders.
 */
const RENDERED = new RegExp(
  String.raw`\.(?:${[
    'md|mdx|mdown|mdwn|mkdn?|markdown|litcoffee|rmd|qmd|adoc|asc|asciidoc|ad|rst|rest|org',
    'textile|rdoc|creole|wiki|mediawiki|pod',
    'csv|tsv|svg|geojson|topojson|mermaid|mmd|ipynb',
  ].join('|')})$`,
  'i',
);

/**
 * Whether at least one forge renders a file. The other forges show the source anyway, so an address
 * that asks for it does no harm there.
 */
export function isRendered(path: string): boolean {
  return RENDERED.test(path);
}
