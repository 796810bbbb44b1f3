import type { RuleName } from './rules.ts';
import type { Finding } from './schema.ts';

/** A finding before its rule's severity is known. */
export interface Draft extends Omit<Finding, 'severity' | 'rule'> {
  readonly rule: RuleName;
  /** Never more than a warning. */
  readonly minor?: boolean | undefined;
}
