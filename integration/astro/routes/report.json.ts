import type { APIRoute } from 'astro';
import { jsonStream } from '#overview';
import { siteState } from '#site';

export const prerender = true;

export const GET: APIRoute = () =>
  new Response(jsonStream(siteState().report), {
    headers: { 'content-type': 'application/json' },
  });
