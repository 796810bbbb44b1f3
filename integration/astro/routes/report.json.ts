import type { APIRoute } from 'astro';
import { jsonStream, toSiteReport } from '#page/overview';
import { siteState } from '#site/site';

export const prerender = true;

export const GET: APIRoute = () =>
  new Response(jsonStream(toSiteReport(siteState().report)), {
    headers: { 'content-type': 'application/json' },
  });
