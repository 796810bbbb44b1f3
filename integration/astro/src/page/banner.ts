import { html, type Html } from '@astro-drift/engine/internal/html/html';
import { type Impact, isAtLeast } from '@astro-drift/engine/internal/impact/impact';
import { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
import type {
  CommitReport,
  DocumentReport,
  EvidenceReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';
import { ENGLISH_STRINGS, type Strings } from '../strings/strings.ts';
import { firstReasons } from './document-reasons.ts';
import { ofEngine } from './engine-text.ts';
import { renderEvidence } from './evidence.ts';
import type { ForgeLinks } from './forge-links.ts';
import type { Links } from './links.ts';
import { describeChange, listSymbols, summarize, summarizeUpstream } from './wording.ts';

/** The maximum number of reasons that a banner lists. */
export const MOST_REASONS = 3;

/** The maximum number of changed files that a banner lists. */
const MOST_CHANGES = 5;

/** The maximum number of sections that the headline names. */
const MOST_SECTIONS = 2;

/** What is needed to render banners. */
export interface BannerTerms {
  readonly links: Links;
  readonly strings: Strings;
  /** The commits of the report. */
  readonly commits: readonly CommitReport[];
  /** The links to the forge. The value is `null` if it is not known. */
  readonly forge: ForgeLinks | null;
  /** The least impact of a change for which a document gets a banner. */
  readonly from: Impact;
  /** Whether a document says so if it could not be checked. */
  readonly tellsUnknown: boolean;
}

/** A document together with one of its specs. */
interface WrittenDocument {
  readonly spec: SpecReport;
  readonly document: DocumentReport;
}

/**
 * Tells readers what changes mean for a document. Renders a banner for each spec for which the
 * document may be wrong. If there is none, renders one quiet line if a public part of the sources
 * changed, or if the document could not be checked. Otherwise, renders nothing.
 */
export function renderBanners(
  file: string,
  specs: readonly SpecReport[],
  terms: BannerTerms,
): Html[] {
  const written = specs.flatMap((spec): WrittenDocument[] => {
    const document = spec.documents.find((candidate) => candidate.file === file);
    return document === undefined ? [] : [{ spec, document }];
  });
  const loud = written.filter(({ document }) => isLoud(document, terms));
  if (loud.length > 0) return loud.map((each) => renderBanner(each, terms));
  const unknown = written.find(({ document: { state } }) => state === 'unknown');
  if (unknown !== undefined && terms.tellsUnknown) return [renderUnknown(unknown, terms)];
  const quiet = written.find(({ document: { impact } }) => isAtLeast(impact, 'public'));
  return quiet === undefined ? [] : [renderQuietLine(quiet, terms)];
}

function isLoud({ state, impact }: DocumentReport, { from }: BannerTerms): boolean {
  const isJudged = state !== 'unknown' && state !== 'not-completed';
  return isJudged && isAtLeast(impact, from);
}

function renderBanner(written: WrittenDocument, terms: BannerTerms): Html {
  const { spec, document } = written;
  const { links, strings } = terms;
  const evidence = document.evidence.filter(({ impact }) => isAtLeast(impact, 'named'));
  const { reasons, more, sections } = firstReasons({ ...document, evidence }, MOST_REASONS);
  const changes = spec.changes.filter(({ significant }) => significant);
  const tone = document.state === 'broken' ? 'broken' : 'needs-review';
  return html`<aside
    class="drift-banner"
    data-state="${tone}"
    ${landmark(strings)}
  >
    <p><strong>${headline(document, strings)}</strong> ${tellChange(written, evidence, terms)}</p>
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
        ${changes
          .slice(0, MOST_CHANGES)
          .map(
            (change) =>
              html`<li><a href="${links.changes(spec.id, change.path)}"><code>${change.path}</code></a> ${strings.days(describeChange(change, strings))}${listSymbols(
                change,
                strings,
              ).map((line) => html`<small>${line}</small>`)}</li>`,
          )}
        ${
          changes.length > MOST_CHANGES &&
          html`<li><a href="${links.changes(spec.id)}">${strings.count('drift.banner.moreChanges', changes.length - MOST_CHANGES)}</a></li>`
        }
      </ul>
    </details>`
    }
    ${
      sections.length > 0 &&
      reasons.length > 0 &&
      html`<p>${strings.html('drift.banner.sections', { sections: linksTo(sections, strings) })}</p>`
    }
    ${renderSteps(written, changes.length > 0, terms)}
  </aside>`;
}

/** Says what is wrong: with the document, or with the sections that are concerned. */
function headline(document: DocumentReport, strings: Strings): Html {
  const broken = document.evidence.filter(({ impact }) => impact === 'broken').length;
  if (document.state === 'broken' && broken > 0) {
    return html`${strings.count('drift.banner.broken', broken)}`;
  }
  const sections = staleSections(document);
  if (sections.length === 0) return html`${strings.text('drift.banner.outdated')}`;
  if (sections.length > MOST_SECTIONS) {
    return html`${strings.count('drift.banner.outdatedSections', sections.length)}`;
  }
  return strings.html('drift.banner.outdatedSection', { section: linksTo(sections, strings) });
}

function linksTo(
  sections: readonly { readonly heading: string; readonly slug: string }[],
  strings: Strings,
): Html {
  return strings.list(sections.map(({ heading, slug }) => html`<a href="#${slug}">${heading}</a>`));
}

/** Names the newest commit that concerns the document. If it is not known, counts the sources. */
function tellChange(
  { spec, document }: WrittenDocument,
  evidence: readonly EvidenceReport[],
  { commits, strings }: BannerTerms,
): Html | null {
  const concerned = new Set(evidence.map(({ path }) => path));
  const concerning = evidence.flatMap(({ commit }) =>
    commit === null ? [] : (commits[commit] ?? []),
  );
  const [newest] = concerning.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  if (newest === undefined || document.state === 'broken') return summarize(spec, strings);
  const { date, subject } = newest;
  // Evidence knows the newest commit of its file. Of several, another one may have caused it.
  const isOnly = spec.changes.every(
    ({ commits: own, path }) => own.length < 2 || !concerned.has(path),
  );
  const name = isOnly ? 'drift.banner.changedOn' : 'drift.banner.lastChangedOn';
  const change = strings.html(name, { day: strings.day(date), subject });
  const isOfUpstream = spec.status === 'upstream-drifted';
  return isOfUpstream ? html`${change} ${summarizeUpstream(spec, strings)}` : change;
}

/** Renders the links to what a reader can do next. */
function renderSteps(
  { spec, document }: WrittenDocument,
  hasChanges: boolean,
  { links, strings, forge }: BannerTerms,
): Html {
  const { file } = document;
  const title = strings.text('drift.banner.issueTitle', { file });
  const correction = forge?.correction(file, title, issueText(document)) ?? null;
  const steps = [
    ...(hasChanges
      ? [html`<a href="${links.changes(spec.id)}">${strings.text('drift.banner.diff')}</a>`]
      : []),
    html`<a href="${links.overview(spec.id)}">${strings.text('drift.banner.report')}</a>`,
    ...(correction === null
      ? []
      : [html`<a href="${correction}" rel="nofollow">${strings.text('drift.banner.fix')}</a>`]),
  ];
  return html`<p>${steps.map((step, index) => html`${index > 0 && ' · '}${step}`)}</p>`;
}

/** Writes the reasons as the text of an issue. The engine writes them in English. */
function issueText({ evidence }: DocumentReport): string {
  return evidence
    .slice(0, MOST_REASONS)
    .map(({ text }) => `- ${text}`)
    .join('\n');
}

/** Says that the document could not be checked. The cause is for maintainers, so it is folded. */
function renderUnknown({ spec, document }: WrittenDocument, { links, strings }: BannerTerms): Html {
  return html`<aside
    class="drift-quiet"
    data-state="${document.state}"
    ${landmark(strings)}
  >
    <details>
      <summary>${strings.text('drift.banner.unknown')}</summary>
      <p>${ofEngine(ENGLISH_STRINGS.days(spec.baseline.reason), strings)}. <a href="${links.overview(spec.id)}">${strings.text('drift.banner.report')}</a></p>
    </details>
  </aside>`;
}

/**
 * Renders one line. It says that sources of the document changed, or that an upstream spec drifted,
 * but that nothing makes the document wrong.
 */
function renderQuietLine(
  { spec, document }: WrittenDocument,
  { links, strings }: BannerTerms,
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
  const iso = baselineDay(spec);
  const day = iso === null ? null : strings.day(iso);
  const [first] = document.evidence;
  if (first === undefined) {
    return day === null
      ? html`${strings.text('drift.banner.nearby')}`
      : strings.html('drift.banner.nearbySince', { day });
  }
  const reason = renderReason(first, document, strings);
  return day === null
    ? strings.html('drift.banner.nearbyReason', { reason })
    : strings.html('drift.banner.nearbyReasonSince', { reason, day });
}

function renderReason(reason: EvidenceReport, document: DocumentReport, strings: Strings): Html {
  return renderEvidence(reason, document, (slug) => `#${slug}`, strings);
}

/**
 * Returns the attributes that make the element a landmark, and that keep it out of the search
 * index.
 */
export function landmark(strings: Strings): Html {
  return html`data-pagefind-ignore
    dir="auto"
    lang="${strings.langOf('drift.banner')}"
    aria-label="${strings.text('drift.banner.label')}"`;
}
