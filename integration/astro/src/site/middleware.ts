import type { APIContext, MiddlewareHandler, MiddlewareNext } from 'astro';
import { addedPageOf } from '../page/added-pages.ts';
import { withoutMarks } from '../page/strip-marks.ts';

/** Matches the types of responses that are no pages but can contain documents, such as feeds. */
const TEXT = /^(?:text\/(?:plain|xml)|application\/(?:[\w.-]+\+)?(?:xml|json))\b/;

/**
 * Adds the report to the documents of a page.
 * Decision: Add drift when a page is rendered.
 *
 * A response that is rendered on demand is not changed, so that it can be streamed.
 *
 * @param isWhole returns whether a response on demand must be changed nevertheless; it is called
 * after the response has begun
 */
export async function bind(
  context: APIContext,
  next: MiddlewareNext,
  isWhole: () => boolean = () => false,
): Promise<Response> {
  const response = await next();
  if (addedPageOf(context.routePattern)?.isFile === true) return response;
  const type = response.headers.get('content-type') ?? '';
  const isPage = type.startsWith('text/html');
  if (!(isPage || TEXT.test(type))) return response;
  if (!context.isPrerendered && !(isPage && isWhole())) return response;
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const body = Buffer.from(await response.arrayBuffer());
  const replace = (by: BodyInit): Response => new Response(by, { status, statusText, headers });
  const first = body.indexOf(isPage ? '<drift-' : 'drift-');
  if (first < 0) return replace(body);
  if (!isPage) return replace(withoutMarks(body.toString()));
  // This import is dynamic, because `astro dev` keeps the middleware loaded when the report
  // changes.
  const { bindToSite } = await import('./site.ts');
  return replace(streamOf(bindToSite(body, first, context)));
}

/** Streams the parts one after another. Copying them into one array would take longer. */
function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) if (part.length > 0) controller.enqueue(part);
      controller.close();
    },
  });
}

export const onRequest: MiddlewareHandler = (context, next) => bind(context, next);
