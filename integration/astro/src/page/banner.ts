import { html, type Html, withDays } from '@astro-drift/engine/internal/html/html';
import { isAtLeast } from '@astro-drift/engine/internal/impact/impact';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import type {
  DocumentReport,
  EvidenceReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import type { PlainName } from '../strings/english.ts';
import type { Strings } from '../strings/strings.ts';
import { firstReasons } from './document-reasons.ts';
import { renderEvidence } from './evidence.ts';
import type { Links } from './links.ts';
import { describeChange, listSymbols, summarize, summarizeUpstream } from './wording.ts';

/** The maximum number of reasons that a banner lists. */
const MOST_REASONS = 3;

/** A document together with one of its specs. */
interface WrittenDocument {
  readonly spec: SpecReport;
  readonly document: DocumentReport;
}

/**
 * Tells readers what changes mean for a document. Renders a banner for each spec for which the
 * document may be wrong. If there is none, renders one quiet line if a public part of the sources
 * changed. Otherwise, renders nothing.
 */
export function renderBanners(
  file: string,
  specs: readonly SpecReport[],
  links: Links,
  strings: Strings,
): Html[] {
  const written = specs.flatMap((spec): WrittenDocument[] => {
    const document = spec.documents.find((candidate) => candidate.file === file);
    return document === undefined ? [] : [{ spec, document }];
  });
  const loud = written.filter(({ document: { state } }) => isLoud(state));
  if (loud.length > 0) return loud.map((each) => renderBanner(each, links, strings));
  const [quiet] = written.filter(
    ({ document: { state, impact } }) => state === 'nearby-changes' && impact === 'public',
  );
  return quiet === undefined ? [] : [renderQuietLine(quiet, links, strings)];
}

function isLoud(state: DocumentReport['state']): boolean {
  return state === 'broken' || state === 'needs-review' || state === 'unknown';
}

function renderBanner({ spec, document }: WrittenDocument, links: Links, strings: Strings): Html {
  const evidence = document.evidence.filter(({ impact }) => isAtLeast(impact, 'named'));
  const { reasons, more, sections } = firstReasons({ ...document, evidence }, MOST_REASONS);
  const changes = spec.changes.filter(({ significant }) => significant);
  const title: PlainName =
    document.state === 'unknown' ? 'drift.banner.unknown' : 'drift.banner.outdated';
  return html`<aside
    class="drift-banner"
    data-state="${document.state}"
    ${landmark(strings)}
  >
    <p><strong>${strings.text(title)}</strong> ${summarize(spec, strings)}</p>
    ${
      reasons.length > 0 &&
      html`<ul>
      ${reasons.map((reason) => html`<li>${renderReason(reason, document, strings)}</li>`)}
      ${
        more > 0 &&
        html`<li><a href="${links.changes(spec.id)}">${strings.count('drift.evidence.more', more)}</a></li>`
      }
    </ul>`
    }
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
    </details>`
    }
    ${
      sections.length > 0 &&
      html`<p>${strings.html('drift.banner.sections', {
        sections: html`${sections.map(
          ({ heading, slug }, index) => html`${index > 0 && ', '}<a href="#${slug}">${heading}</a>`,
        )}`,
      })}</p>`
    }
    <p>
      ${changes.length > 0 && html`<a href="${links.changes(spec.id)}">${strings.text('drift.banner.diff')}</a> · `}
      <a href="${links.overview(spec.id)}">${strings.text('drift.banner.report')}</a>
    </p>
  </aside>`;
}

/**
 * Renders one line. It says that sources of the document changed, or that an upstream spec drifted,
 * but that nothing makes the document wrong.
 */
function renderQuietLine(
  { spec, document }: WrittenDocument,
  links: Links,
  strings: Strings,
): Html {
  const line =
    spec.status === 'drifted'
      ? html`${describeNearby(spec, document, strings)} <a href="${links.changes(spec.id)}">${strings.text('drift.banner.diff')}</a>`
      : html`${summarizeUpstream(spec, strings)} <a href="${links.overview(spec.id)}">${strings.text('drift.banner.report')}</a>`;
  return html`<aside
    class="drift-quiet"
    ${landmark(strings)}
  >
    <p>${line}</p>
  </aside>`;
}

function describeNearby(spec: SpecReport, document: DocumentReport, strings: Strings): Html {
  const day = baselineDay(spec);
  const [first] = document.evidence;
  if (first === undefined) {
    return withDays(
      day === null
        ? strings.text('drift.banner.nearby')
        : strings.text('drift.banner.nearbySince', { day }),
    );
  }
  const reason = renderReason(first, document, strings);
  return day === null
    ? strings.html('drift.banner.nearbyReason', { reason })
    : strings.html('drift.banner.nearbyReasonSince', { reason, day: withDays(day) });
}

function renderReason(reason: EvidenceReport, document: DocumentReport, strings: Strings): Html {
  return renderEvidence(reason, document, (slug) => `#${slug}`, strings);
}

/**
 * Returns the attributes that make the element a landmark, and that keep it out of the search
 * index.
 */
function landmark(strings: Strings): Html {
  return html`data-pagefind-ignore
    dir="auto"
    lang="${strings.langOf('drift.banner')}"
    aria-label="${strings.text('drift.banner.label')}"`;
}
