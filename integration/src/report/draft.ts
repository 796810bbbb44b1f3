import type { RuleName } from './rules.ts';
import type { Finding } from './schema.ts';

/** A finding before its rule's severity is known. */
export interface Draft extends Omit<Finding, 'severity' | 'rule' | 'fingerprint'> {
  readonly rule: RuleName;
  /**
   * What of the file it is about, in words that stay when lines move and more is found: the text of
   * a citation, a pattern; empty for the file as a whole. The message, unless it is given.
   */
  readonly subject?: string;
  /** Never more than a warning. */
  readonly minor?: boolean | undefined;
}
