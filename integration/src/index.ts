export { drift as default } from './astro/integration.ts';
export type { DriftOptions } from './configuration/options.ts';
