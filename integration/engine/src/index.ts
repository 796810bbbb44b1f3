export { type Acceptances, type Accepted, acceptSpec, acceptSpecs } from './accept.ts';
export type { AcceptOptions, PruneOptions, SectionTarget } from './accept/options.ts';
export type { Refusal } from './accept/refusal.ts';
export { DriftError, type DriftErrorCode } from './drift-error.ts';
export { type AffectedOptions, findAffected } from './affected.ts';
export { analyze } from './analyze.ts';
export { analyzeSince, type AnalyzeSinceOptions } from './analyze-since.ts';
export { type Coverage, coverage } from './coverage.ts';
export * from './coverage/summary.ts';
export {
  type FixedDocument,
  type Fixes,
  fixCitations,
  type FixOptions,
  type UnreadDocument,
} from './fix.ts';
export type { Fixed, FixPlace, Skipped } from './fix/plan.ts';
export type { Step } from './drift/progress-step.ts';
export type { AnalyzeOptions } from './options.ts';
export type {
  Affected,
  AffectedCitation,
  AffectedDocument,
  AffectedInput,
  AffectedSpec,
  DownstreamSpec,
} from './report/affected.ts';
export type { DriftOptions } from './configuration/options.ts';
export { loadConfig, type LoadConfigOptions, type LoadedConfig } from './load-config.ts';
export { renderReport, type RenderOptions } from './render-report.ts';
export { type Format, FORMATS } from './reporters/index.ts';
export { type SiteReport, SiteReportSchema } from './report/site-schema.ts';
export type { SpecStatuses } from './report/spec-statuses.ts';
export {
  type Proposal,
  type Proposals,
  type ProposedSource,
  proposeTracks,
  type ProposeTracksOptions,
} from './propose-tracks.ts';
export {
  type KeptAcceptance,
  pruneAcceptances,
  type Pruned,
  type RelocatedAcceptance,
  type RemovedAcceptance,
  type UnprunedAcceptance,
} from './prune.ts';
export { type RuleConfig, type RuleName, RULES } from './rules/index.ts';
export type { RuleOptions } from './rules/options.ts';
export type { Setting, Severity } from './rules/rule.ts';
export * from './report/schema.ts';
