import type { RuleName } from './rules.ts';
import type { Finding } from './schema.ts';

/** What a finding is about: the same in another run means the same finding, whatever its lines. */
export interface Subject {
  /** What of the spec or file, such as a citation as it is written; empty where it is all of it. */
  readonly subject: string;
  /** The section of the document, to tell two of the same from each other. */
  readonly section: string | null;
}

/** What each finding of a report is about. */
export type Subjects = ReadonlyMap<Finding, Subject>;

/** A finding before its rule's severity is known. */
export interface Draft
  extends Omit<Finding, 'severity' | 'rule' | 'fingerprint'>, Partial<Subject> {
  readonly rule: RuleName;
  /** Never more than a warning. */
  readonly minor?: boolean | undefined;
}
