import type { MiddlewareHandler } from 'astro';
import { bind } from '../astro/middleware.ts';
import { explainRejection } from './rejection.ts';

/** Binds pages as anywhere, and says what to do where Starlight rejects one that was added. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  try {
    return await bind(context, next);
  } catch (error) {
    const { links } = await import('../astro/site.ts');
    throw links.isAdded(context.url.pathname) ? explainRejection(error) : error;
  }
};
