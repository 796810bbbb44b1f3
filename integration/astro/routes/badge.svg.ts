import type { APIRoute } from 'astro';
import { pageRows, renderBadge } from '#page/overview';
import { addedPage, siteState } from '#site/site';

export const prerender = true;

export const GET: APIRoute = (context) => {
  const badge = renderBadge(pageRows(siteState().report), addedPage(context).strings);
  return new Response(badge.toString(), { headers: { 'content-type': 'image/svg+xml' } });
};
