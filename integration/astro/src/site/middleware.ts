import type { APIContext, MiddlewareHandler, MiddlewareNext } from 'astro';
import { addedPageOf } from '../page/added-pages.ts';
import { withoutMarks } from '../page/strip-marks.ts';

/** Types of text other than pages that can contain documents, such as feeds. */
const TEXT = /^(?:text\/(?:plain|xml)|application\/(?:[\w.-]+\+)?(?:xml|json))\b/;

/**
 * Adds the report to the documents of a page. Decision: Add drift when a page is rendered. Responses
 * that are rendered on demand are not changed, so that they can be streamed.
 *
 * @param isWhole whether a response on demand must be changed nevertheless; called once it has begun
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
  // Imported only here: in `astro dev`, Astro keeps the middleware loaded when the report changes.
  const { bindToSite } = await import('./site.ts');
  return replace(streamOf(bindToSite(body, first, context)));
}

/** Sends the parts one after another, because copying them into one array takes longer. */
function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) if (part.length > 0) controller.enqueue(part);
      controller.close();
    },
  });
}

export const onRequest: MiddlewareHandler = (context, next) => bind(context, next);
