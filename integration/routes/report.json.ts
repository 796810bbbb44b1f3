import type { APIRoute } from 'astro';
import state from 'virtual:astro-drift/state';
import { writeJsonLine } from '#overview';

export const prerender = true;

export const GET: APIRoute = () =>
  new Response(writeJsonLine(state.report), { headers: { 'content-type': 'application/json' } });
