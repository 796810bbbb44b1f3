import type {
  DocumentReport,
  EvidenceReport,
  SpecReport,
} from '@astro-drift/engine/internal/report/schema';
import { withoutQuotes } from '@astro-drift/engine/internal/report/told-evidence';
import { maskSecrets } from '../masking/masked-text.ts';
import type { Unnamed } from './unnamed.ts';

/** What the evidence on a site must not show. */
export interface EvidenceLimits {
  readonly unnamed: Unnamed;
  /** Returns whether the contents of a file must not be shown. */
  readonly isConcealed: (path: string) => boolean;
}

/**
 * Replaces the evidence of documents by what a site may show. States and impacts stay as they are.
 * A document that does not change is returned as the same object, because this makes comparisons
 * cheap.
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
  // Texts can become equal: several changes of a concealed file, or a citation that is repeated.
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
  // The rules for secrets look for assignments of a value to a name. In a sentence, the first code
  // is the name, and the values follow. So each value is tested in an assignment.
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
