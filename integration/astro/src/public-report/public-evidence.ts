import type {
  DocumentReport,
  EvidenceReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { withoutQuotes } from '@astro-drift/engine/internal/report/told-evidence';
import { maskSecrets } from '../masking/masked-text.ts';
import type { Unnamed } from './unnamed.ts';

/** Limits on the evidence that a site shows. */
export interface EvidenceLimits {
  readonly unnamed: Unnamed;
  /** Whether the contents of a file must not be shown. */
  readonly isConcealed: (path: string) => boolean;
}

/**
 * The documents of a spec with the evidence that a site shows. Their states and impacts stay as they
 * are. What does not change is the same object, which is cheap to compare.
 */
export function withPublicEvidence(
  documents: SpecReport['documents'],
  limits: EvidenceLimits,
): DocumentReport[] {
  return documents.map((document) => {
    const evidence = publicEvidence(document.evidence, limits);
    const isSame =
      evidence.length === document.evidence.length &&
      evidence.every((each, index) => each === document.evidence[index]);
    return isSame ? document : { ...document, evidence };
  });
}

function publicEvidence(
  evidence: readonly EvidenceReport[],
  { unnamed, isConcealed }: EvidenceLimits,
): EvidenceReport[] {
  const shown = evidence
    .filter((each) => !isNaming(each, unnamed))
    .map((each) => (isConcealed(each.path) ? withoutQuotes(each) : withoutSecrets(each)));
  // Several changes of a concealed file read the same, and so does a citation that is repeated.
  const known = new Set<string>();
  return shown.filter((each) => {
    const key = JSON.stringify(each);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

function isNaming(evidence: EvidenceReport, unnamed: Unnamed): boolean {
  return Object.values(evidence).some((said) => typeof said === 'string' && unnamed.isIn(said));
}

function withoutSecrets(evidence: EvidenceReport): EvidenceReport {
  const { path } = evidence;
  const text: string = maskSecrets(evidence.text, path);
  // The rules for secrets read assignments. A sentence has a name first, and then its values.
  const [, name = ''] = text.split('`');
  const context = `${name} = `;
  const parts = text
    .split('`')
    .map((part, index) =>
      index > 1 && index % 2 === 1 ? maskSecrets(context + part, path).slice(context.length) : part,
    );
  const masked = parts.join('`');
  return masked === evidence.text ? evidence : { ...evidence, text: masked };
}
