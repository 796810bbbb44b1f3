import { html, type Html } from '@astro-drift/engine/internal/html/html';
import type { Strings } from '../strings/strings.ts';
import { landmark, MOST_REASONS } from './banner.ts';
import { renderEvidence } from './evidence.ts';
import type { WatchedTerms } from './watched-links.ts';
import { reasonsOf, type WatchedPage } from './watched-page.ts';

/**
 * Tells readers which references of a page that declares nothing lead nowhere. Returns `null` if
 * there are none.
 */
export function renderWatchedBanner(
  page: WatchedPage,
  { watched, links, strings }: Omit<WatchedTerms, 'forgeOf'> & { readonly strings: Strings },
): Html | null {
  const { spec, document } = page;
  if (document.state !== 'broken') return null;
  const reasons = reasonsOf(page, watched);
  const more = reasons.length - MOST_REASONS;
  return html`<aside
    class="drift-banner"
    data-state="broken"
    ${landmark(strings)}
  >
    <p><strong>${strings.count('drift.banner.broken', reasons.length)}</strong></p>
    <ul>
      ${reasons
        .slice(0, MOST_REASONS)
        .map(
          (reason) =>
            html`<li>${renderEvidence(reason, document, (slug) => `#${slug}`, strings)}</li>`,
        )}
      ${
        more > 0 &&
        html`<li><a href="${links.overview(spec.id)}">${strings.count('drift.evidence.more', more)}</a></li>`
      }
    </ul>
    <p><a href="${links.overview(spec.id)}">${strings.text('drift.banner.report')}</a></p>
  </aside>`;
}
