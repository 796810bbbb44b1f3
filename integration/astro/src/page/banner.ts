import { html, type Html, withDays } from '@astro-drift/engine/internal/html/html';
import type { SpecReport } from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';
import type { PlainName } from '../strings/english.ts';
import type { Strings } from '../strings/strings.ts';
import type { Links } from './links.ts';
import { describeChange, listSymbols, summarize } from './wording.ts';

/** Tells readers that the sources of a document have changed. Renders nothing if they have not. */
export function renderBanner(
  spec: SpecReport,
  file: string,
  links: Links,
  strings: Strings,
): Html | null {
  const summary = summarize(spec, strings);
  if (summary === null) return null;
  const document = spec.documents.find((candidate) => candidate.file === file);
  const sections = document === undefined ? [] : staleSections(document);
  const changes = spec.changes.filter(({ significant }) => significant);
  const title: PlainName =
    spec.status === 'unknown' ? 'drift.banner.unknown' : 'drift.banner.outdated';
  return html`<aside
    class="drift-banner"
    data-status="${spec.status}"
    data-pagefind-ignore
    dir="auto"
    lang="${strings.langOf('drift.banner')}"
    aria-label="${strings.text('drift.banner.label')}"
  >
    <p><strong>${strings.text(title)}</strong> ${summary}</p>
    ${
      changes.length > 0 &&
      html`<details>
      <summary>${strings.text('drift.banner.changes')}</summary>
      <ul>
        ${changes.map(
          (change) =>
            html`<li><a href="${links.changes(spec.id, change.path)}"><code>${change.path}</code></a> ${withDays(describeChange(change, strings))}${listSymbols(
              change,
              strings,
            ).map((line) => html`<small>${line}</small>`)}</li>`,
        )}
      </ul>
      ${
        sections.length > 0 &&
        html`<p>${strings.html('drift.banner.sections', {
          sections: html`${sections.map(
            ({ heading, slug }, index) =>
              html`${index > 0 && ', '}<a href="#${slug}">${heading}</a>`,
          )}`,
        })}</p>`
      }
    </details>`
    }
    <p>
      ${changes.length > 0 && html`<a href="${links.changes(spec.id)}">${strings.text('drift.banner.diff')}</a> · `}
      <a href="${links.overview(spec.id)}">${strings.text('drift.banner.report')}</a>
    </p>
  </aside>`;
}
