export { drift as default, type StarlightDriftOptions } from './plugin.ts';
