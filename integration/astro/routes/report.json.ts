import type { APIRoute } from 'astro';
import { writeJsonLine } from '#overview';
import { siteState } from '#site';

export const prerender = true;

export const GET: APIRoute = () =>
  new Response(writeJsonLine(siteState().report), {
    headers: { 'content-type': 'application/json' },
  });
