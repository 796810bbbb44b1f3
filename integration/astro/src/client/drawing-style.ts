/** This is not in a style sheet of the package, so that pages without drawings do not load it. */
const STYLE = `
/* Expressive Code reverts what the browser does about the attribute. */
.drift-diagram-text[hidden='until-found'] { content-visibility: hidden }
.drift-diagram button {
  margin: 0;
  padding: 0.25rem 0.75rem;
  border: 1px solid var(--drift-border);
  border-radius: var(--drift-radius);
  background: transparent;
  color: inherit;
  font: inherit;
  font-size: 0.875em;
  cursor: pointer;
}
.drift-diagram button:hover { border-color: currentcolor }
.drift-diagram-tools { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-block: 0.5rem }
.drift-diagram-dialog {
  box-sizing: border-box;
  width: 100%;
  max-width: 100%;
  height: 100%;
  max-height: 100%;
  margin: 0;
  padding: 1rem;
  border: 0;
  background: Canvas;
  color: CanvasText;
}
.drift-diagram-dialog[open] { display: flex; flex-direction: column; gap: 1rem }
.drift-diagram-dialog > button { align-self: end }
.drift-diagram-large { flex: 1; min-height: 0; overflow: auto }
.drift-diagram-large svg { min-width: var(--drift-width); width: 100% }
.drift-diagram-view { padding: 0.5rem; overflow-x: auto }
.drift-diagram-stage { height: 0; overflow: hidden; visibility: hidden }
.drift-diagram-frame { position: fixed; inset: 0; width: 100%; height: 100%; border: 0; visibility: hidden }
.drift-diagram svg { display: block; height: auto; margin: 0 auto; overflow: visible }
.drift-diagram-view svg { min-width: var(--drift-least) }
.drift-diagram-view a { text-decoration: underline }
.drift-diagram-view a:focus-visible { outline: 3px solid; outline-offset: 2px }
.drift-drifted :is(rect, polygon, circle, ellipse, .label-container, .label-container path):not(
  .label *, .background, .drift-sign *
) {
  stroke: var(--drift-stale) !important;
  stroke-width: 3px !important;
  stroke-dasharray: 7 4 !important;
}
.drift-diagram :is(a:focus-visible, .drift-diagram-large:focus-visible) { outline: 3px solid; outline-offset: -3px }
@media print {
  .drift-diagram button { display: none }
  .drift-diagram-view svg { min-width: 0; max-width: 100% }
}
@media (forced-colors: active) {
  .drift-sign circle { fill: CanvasText }
}
.drift-sign circle { fill: var(--drift-stale) }
.drift-sign text { fill: Canvas; text-anchor: middle }
`;

/** Adds the style sheet to this document. View transitions keep it, and no policy blocks it. */
export function styleDrawings(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
}
