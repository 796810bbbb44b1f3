import type { SpecReport } from '../report/schema.ts';
import { staleSections } from '../report/sections.ts';
import { describeSymbols } from '../report/symbols.ts';
import { html, type Html, withDays } from '../html/html.ts';
import type { Links } from './links.ts';
import { describeChange, summarize } from './wording.ts';

const TITLES: Readonly<Record<string, string>> = {
  drifted: 'This page may be out of date.',
  'upstream-drifted': 'This page may be out of date.',
  unknown: 'The age of this page is unknown.',
};

/** Tells the reader of a document that its sources have moved on; nothing where they have not. */
export function renderBanner(spec: SpecReport, file: string, links: Links): Html | null {
  const summary = summarize(spec);
  if (summary === null) return null;
  const document = spec.documents.find((candidate) => candidate.file === file);
  const sections = document === undefined ? [] : staleSections(document);
  const changes = spec.changes.filter(({ significant }) => significant);
  return html`<aside
    class="drift-banner"
    data-status="${spec.status}"
    data-pagefind-ignore
    aria-label="Freshness of this page"
  >
    <p><strong>${TITLES[spec.status] ?? ''}</strong> ${withDays(summary)}</p>
    ${
      changes.length > 0 &&
      html`<details>
      <summary>What changed</summary>
      <ul>
        ${changes.map(
          (change) =>
            html`<li><a href="${links.changes(spec.id, change.path)}"><code>${change.path}</code></a> ${withDays(describeChange(change))}${describeSymbols(
              change,
            ).map((line) => html`<small>${line}</small>`)}</li>`,
        )}
      </ul>
      ${
        sections.length > 0 &&
        html`<p>
        Cited lines changed in
        ${sections.map(
          ({ heading, slug }, index) => html`${index > 0 && ', '}<a href="#${slug}">${heading}</a>`,
        )}.
      </p>`
      }
    </details>`
    }
    <p>
      ${changes.length > 0 && html`<a href="${links.changes(spec.id)}">See every line that changed</a> · `}
      <a href="${links.overview(spec.id)}">See the drift report</a>
    </p>
  </aside>`;
}
