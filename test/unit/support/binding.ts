import { type Binding, bindPage } from '../../../integration/astro/src/page/apply-report.ts';
import { escapeHtml } from '../../../integration/engine/src/html/html.ts';
import { Links } from '../../../integration/astro/src/page/links.ts';
import { NO_LINK } from '../../../integration/astro/src/page/source-link.ts';
import type { SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { makeReport } from './report.ts';

/** The one document of a page, unless a test says otherwise. */
export const FILE = 'docs/architecture.md';

/** A site that may show every source. */
export function binding(specs: SpecReport[], over: Partial<Binding> = {}): Binding {
  const links = new Links({
    base: '/',
    trailingSlash: 'ignore',
    format: 'directory',
    assets: '_astro/drift',
    assetsPrefix: null,
  });
  return {
    report: makeReport(specs),
    watched: makeReport([]),
    links,
    strings: ENGLISH_STRINGS,
    sourceOf: (path, runs) => ({ href: links.source(path, runs) }),
    forgeOf: () => NO_LINK,
    pageOf: () => null,
    excerpt: () => null,
    hidden: [],
    tellsDrift: true,
    forge: null,
    from: 'named',
    tellsUnknown: true,
    traces: false,
    ...over,
  };
}

/** A site that shows no source. */
export const WITHOUT_SOURCES: Partial<Binding> = { sourceOf: () => NO_LINK };

/** A document as it is rendered, with its marks. */
export function region(content: string, file = FILE): string {
  return `<drift-page data-file="${escapeHtml(file)}"></drift-page>${content}<drift-end></drift-end>`;
}

/** What becomes of a document's content. */
export function bind(content: string, specs: SpecReport[], over: Partial<Binding> = {}): string {
  return bindPage(`<main>${region(content)}</main>`, binding(specs, over)).html;
}

/** What a reader sees of markup. */
export function textOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
}

/** Where the citations of a page lead, in their order. */
export function targetsOf(markup: string): (string | undefined)[] {
  return [...markup.matchAll(/<a class="drift-citation"[^>]* href="([^"]*)"/g)].map(
    ([, href]) => href,
  );
}
