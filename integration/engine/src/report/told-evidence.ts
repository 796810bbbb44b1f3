import { isSecretName } from '../files/secret-names.ts';
import type { EvidenceReport } from './schema.ts';

/** Says of a file only that it changed. The text and the kind of evidence tell what is in the file. */
export function withoutQuotes(evidence: EvidenceReport): EvidenceReport {
  const text = `\`${evidence.path.replaceAll('`', "'")}\` changed`;
  return { ...evidence, kind: 'content', text, line: null };
}

/**
 * Makes evidence quote nothing of files that hold secrets by their name.
 *
 * @param secretPaths the changed files that had such a name before they were renamed
 */
export function toldEvidence(
  evidence: readonly EvidenceReport[],
  secretPaths: ReadonlySet<string>,
): EvidenceReport[] {
  const told = evidence.map((each) =>
    secretPaths.has(each.path) || isSecretName(each.path) ? withoutQuotes(each) : each,
  );
  return [...new Map(told.map((each) => [JSON.stringify(each), each])).values()];
}
