import { error } from './error.ts';
import type { EvidenceKind } from './evidence-kind.ts';
import { list } from './list.ts';
import { marks } from './marks.ts';
import { name } from './name.ts';
import { parameters } from './parameters.ts';
import { removed } from './removed.ts';
import { subject } from './subject.ts';
import { text } from './text.ts';
import { value } from './value.ts';

/**
 * The kinds of evidence that compare names of the page with changes. The report lists evidence in
 * this order.
 */
export const EVIDENCE_KINDS = [
  list,
  removed,
  value,
  parameters,
  marks,
  error,
  text,
  subject,
  name,
] as const satisfies readonly EvidenceKind[];
