import type { MiddlewareHandler } from 'astro';
import { bind } from '../site/middleware.ts';
import { explainRejection } from './schema-error.ts';

/**
 * Adds the report to pages, also to those that Starlight renders on demand. Explains the error if
 * Starlight rejects an added page.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  try {
    return await bind(context, next, () => isOfStarlight(context.locals));
  } catch (error) {
    const { links } = await import('../site/site.ts');
    throw links.isAdded(context.url.pathname) ? explainRejection(error) : error;
  }
};

/** Starlight's route data throw an error on pages that are not Starlight's. */
function isOfStarlight(locals: object): boolean {
  try {
    return (locals as { starlightRoute?: unknown }).starlightRoute !== undefined;
  } catch {
    return false;
  }
}
