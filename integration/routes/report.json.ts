import type { APIRoute } from 'astro';
import state from 'virtual:astro-drift/state';

export const prerender = true;

export const GET: APIRoute = () => Response.json(state.report);
