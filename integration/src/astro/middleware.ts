import type { MiddlewareHandler } from 'astro';
import state from 'virtual:astro-drift/state';
import { bindPage } from '../page/binding.ts';
import { links, pageOf } from './page-address.ts';
import { findSession } from './session.ts';

const sources = new Set(state.sources);

/**
 * Binds the marks of rendered Markdown to the report. This happens when a page is rendered, so that
 * no cache can show yesterday's state. Pages rendered on demand are passed on as they are.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const response = await next();
  const type = response.headers.get('content-type') ?? '';
  if (!context.isPrerendered || !type.startsWith('text/html')) return response;
  const page = await response.text();
  const bound = page.includes('<drift-')
    ? bindPage(page, {
        report: state.report,
        links,
        hasSource: (path) => sources.has(path),
        pageOf,
      })
    : { html: page, documents: [] };
  const [document, ...others] = bound.documents;
  if (document !== undefined && others.length === 0) {
    findSession(state.site)?.seen.set(document, links.pathOf(context.url.pathname));
  }
  return new Response(bound.html, response);
};
