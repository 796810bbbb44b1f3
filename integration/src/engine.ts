export { type Accepted, AcceptError, type AcceptOptions, acceptSpec } from './accept.ts';
export { analyze } from './analyze.ts';
export { type AnalyzeOptions, OptionsError } from './options.ts';
export { RULES, type RuleConfig, type RuleName, type Severity } from './report/rules.ts';
export * from './report/schema.ts';
