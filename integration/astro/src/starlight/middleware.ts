import type { MiddlewareHandler } from 'astro';
import { bind } from '../site/middleware.ts';
import { explainRejection } from './schema-error.ts';

/**
 * Adds the report to pages, even to those that Starlight renders on demand. If Starlight rejects an
 * added page, explains the error.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  try {
    return await bind(context, next, () => isOfStarlight(context.locals));
  } catch (error) {
    const { links } = await import('../site/site.ts');
    throw links.isAdded(context.url.pathname) ? explainRejection(error) : error;
  }
};

/**
 * Returns whether a page belongs to Starlight. On other pages, access to Starlight's route data
 * throws an error.
 */
function isOfStarlight(locals: object): boolean {
  try {
    return (locals as { starlightRoute?: unknown }).starlightRoute !== undefined;
  } catch {
    return false;
  }
}
