/** This is not in a style sheet of the package, so that pages without drawings do not load it. */
const STYLE = `
/* Expressive Code reverts what the browser does about the attribute. */
.drift-diagram-text[hidden='until-found'] { content-visibility: hidden }
.drift-diagram button { font-size: 0.875em }
.drift-diagram-view { padding: 0.5rem; overflow-x: auto }
.drift-diagram-stage { height: 0; overflow: hidden; visibility: hidden }
.drift-diagram-frame { position: fixed; inset: 0; width: 100%; height: 100%; border: 0; visibility: hidden }
.drift-diagram-view svg { display: block; height: auto; margin: 0 auto; overflow: visible }
.drift-diagram-view a { text-decoration: underline }
.drift-diagram-view a:focus-visible { outline: 3px solid; outline-offset: 2px }
.drift-drifted :is(rect, polygon, circle, ellipse, .label-container, .label-container path):not(
  .label *, .background, .drift-sign *
) {
  stroke: var(--drift-stale) !important;
  stroke-width: 3px !important;
  stroke-dasharray: 7 4 !important;
}
@media print { .drift-diagram button { display: none } }
.drift-sign circle { fill: var(--drift-stale) }
.drift-sign text { fill: Canvas; text-anchor: middle }
`;

/** Adds the style sheet to this document. View transitions keep it, and no policy blocks it. */
export function styleDrawings(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
}
