import type { MiddlewareHandler } from 'astro';

/**
 * Binds rendered documents to the report. This happens when a page is rendered, so that
 * no cache can show yesterday's state. Pages rendered on demand are passed on as they are.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const response = await next();
  const type = response.headers.get('content-type') ?? '';
  if (!context.isPrerendered || !type.startsWith('text/html')) return response;
  const page = await response.text();
  if (!page.includes('<drift-')) return new Response(page, response);
  // Imported only now: while a site is developed, Astro keeps the middleware when the report changes.
  const { bindToSite } = await import('./site.ts');
  return new Response(bindToSite(page, context.url.pathname), response);
};
