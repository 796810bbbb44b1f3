export { drift as default } from './site/integration.ts';
export type { DriftOptions } from '@astro-drift/engine/internal/configuration/options';
