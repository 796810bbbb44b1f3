import type { CitationReport, DocumentReport, Report, SpecReport } from '../report/schema.ts';
import { resolveCandidates } from '../citations/citation.ts';
import { decodePath } from '../files/uri.ts';
import { renderBanner } from './banner.ts';
import { hrefOf, renderCitation } from './citation.ts';
import { escapeHtml, unescapeHtml } from './html.ts';
import { type PanelLinks, renderPanel } from './panel.ts';

/** What the marks of rendered Markdown are bound to. */
export interface Binding extends PanelLinks {
  readonly report: Report;
  /** The address of a document's page, or `null`. */
  readonly pageOf: (file: string) => string | null;
}

/** A page with its marks replaced. */
export interface BoundPage {
  readonly html: string;
  /** The documents that the page shows. */
  readonly documents: readonly string[];
}

const LINK_MARK = 'data-drift-href';
const ATTRIBUTE = String.raw`\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>\x60]+))?`;
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g');
const MARK = new RegExp(
  [
    String.raw`<drift-page data-file="(?<file>[^"]*)">\s*</drift-page>`,
    String.raw`(?<end><drift-end>\s*</drift-end>)`,
    String.raw`<drift-cite data-ref="(?<cite>[^"]*)">`,
    String.raw`(?<close></drift-cite>)`,
    String.raw`(?<link><a(?:${ATTRIBUTE.replace('(', '(?:')})+\s*>)`,
  ].join('|'),
  'g',
);

/**
 * Replaces the neutral marks that the Markdown plugins left by what the report says now. Marks of
 * files that are no spec's document just vanish.
 */
export function bindPage(page: string, binding: Binding): BoundPage {
  const documents: string[] = [];
  const open: { file: string; specs: readonly SpecReport[] }[] = [];
  const closing: string[] = [];
  const bound = page.replace(MARK, (...args) => {
    const { file, end, cite, close, link } = args.at(-1) as Record<string, string | undefined>;
    const current = open.at(-1);
    if (file !== undefined) {
      const path = unescapeHtml(file);
      const specs = specsOf(path, binding.report);
      documents.push(path);
      open.push({ file: path, specs });
      return specs
        .map((spec) => renderBanner(spec, path, binding.links)?.toString() ?? '')
        .join('');
    }
    if (end !== undefined) {
      const { specs } = open.pop() ?? { specs: [] };
      return specs.map((spec) => renderPanel(spec, binding).toString()).join('');
    }
    if (cite !== undefined) {
      const citation = current && findCitation(current, 'code', unescapeHtml(cite));
      const markup = citation ? renderCitation(citation, binding) : { open: '', close: '' };
      closing.push(markup.close);
      return markup.open;
    }
    if (close !== undefined) return closing.pop() ?? '';
    return bindLink(link ?? '', current, binding);
  });
  return { html: bound, documents };
}

/** Points a relative link of a document at the page, or the lines, that it means. */
function bindLink(
  tag: string,
  current: { file: string; specs: readonly SpecReport[] } | undefined,
  binding: Binding,
): string {
  const attributes = [...tag.matchAll(ATTRIBUTES)].map(([text, name = '']) => ({ text, name }));
  const mark = attributes.find(({ name }) => name === LINK_MARK);
  if (mark === undefined) return tag;
  const target = current === undefined ? null : targetOf(valueOf(mark.text), current, binding);
  const bound = attributes
    .filter(({ name }) => name !== LINK_MARK)
    .map(({ text, name }) => (name === 'href' && target !== null ? ` href="${target}"` : text));
  return `<a${bound.join('')}>`;
}

/** Where a link leads, ready for an attribute; `null` to leave it as it is. */
function targetOf(
  written: string,
  current: { file: string; specs: readonly SpecReport[] },
  binding: Binding,
): string | null {
  const citation = findCitation(current, 'link', written);
  if (citation === undefined) return documentHref(written, current.file, binding);
  const isReachable = binding.hasSource(citation.path) && citation.current !== null;
  return isReachable ? hrefOf(citation, binding.links) : null;
}

function valueOf(attribute: string): string {
  return unescapeHtml(/=\s*"([^"]*)"$/.exec(attribute)?.[1] ?? '');
}

function documentHref(written: string, from: string, { pageOf }: Binding): string | null {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
  const file = resolveCandidates(decodePath(path), from, 'link')[0];
  const page = file === undefined ? null : pageOf(file);
  return page === null ? null : escapeHtml(page + rest);
}

function specsOf(file: string, report: Report): SpecReport[] {
  return report.specs.filter((spec) => spec.documents.some((document) => document.file === file));
}

function findCitation(
  { file, specs }: { file: string; specs: readonly SpecReport[] },
  kind: CitationReport['kind'],
  text: string,
): CitationReport | undefined {
  return specs
    .flatMap(({ documents }): readonly DocumentReport[] => documents)
    .filter((document) => document.file === file)
    .flatMap(({ citations }) => citations)
    .find((citation) => citation.kind === kind && decodePath(citation.text) === decodePath(text));
}
