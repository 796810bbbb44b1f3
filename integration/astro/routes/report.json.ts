import type { APIRoute } from 'astro';
import { joinReport, jsonStream, toSiteReport } from '#page/overview';
import { siteState } from '#site/site';

export const prerender = true;

export const GET: APIRoute = () => {
  const { report: declared, watched } = siteState();
  return new Response(jsonStream(toSiteReport(joinReport({ declared, watched }))), {
    headers: { 'content-type': 'application/json' },
  });
};
