import type { MiddlewareHandler } from 'astro';
import { bind } from '../site/middleware.ts';
import { explainRejection } from './rejection.ts';

/**
 * Binds pages as anywhere, and those that Starlight renders on demand as well; and says what to do
 * where Starlight rejects a page that was added.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  try {
    return await bind(context, next, () => isOfStarlight(context.locals));
  } catch (error) {
    const { links } = await import('../site/site.ts');
    throw links.isAdded(context.url.pathname) ? explainRejection(error) : error;
  }
};

/** Reading what Starlight knows of its own pages throws on any other. */
function isOfStarlight(locals: object): boolean {
  try {
    return (locals as { starlightRoute?: unknown }).starlightRoute !== undefined;
  } catch {
    return false;
  }
}
