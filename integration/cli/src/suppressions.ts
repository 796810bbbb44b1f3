import { SUPPRESSIONS_FILE } from '@astro-drift/engine/internal/drift/acceptance';
import type { Repository } from '@astro-drift/engine/internal/git/repository';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { writeSuppressions } from '@astro-drift/engine/internal/suppress';
import { keyOf } from '@astro-drift/engine/internal/suppressions/suppression-file';
import {
  type Suppressions,
  withSuppressions,
} from '@astro-drift/engine/internal/suppressions/suppressions';

/** A report after the file of suppressions was changed, and what was done. */
export interface Changed {
  readonly report: Report;
  readonly message: string;
}

/**
 * Records all findings of a report as known.
 *
 * @throws {DriftError} if the file cannot be written
 */
export async function suppressAll(
  report: Report,
  suppressions: Suppressions,
  repository: Repository,
): Promise<Changed> {
  const { recorded } = suppressions;
  const needed = suppressions.needed();
  const known = report.findings.filter(({ fingerprint }) => (needed.get(fingerprint) ?? []).length);
  if (known.length === 0) return { report, message: 'There is nothing to suppress.' };
  const added = known.flatMap(({ fingerprint }) => needed.get(fingerprint) ?? []);
  // Other reasons of the same findings are not found any more.
  const used = new Set([...needed.values()].flat().map(keyOf));
  const anew = new Set(added.map(({ file, rule }) => `${file}\0${rule}`));
  const kept = recorded.filter(
    (each) => used.has(keyOf(each)) || !anew.has(`${each.file}\0${each.rule}`),
  );
  await writeSuppressions(repository, [...kept, ...added]);
  const suppressed = new Set(known.map(({ fingerprint }) => fingerprint));
  return {
    report: withoutFile(withSuppressions(report, { suppressed, unused: [] })),
    message: `Suppressed ${plural(known.length, 'finding')}. Commit ${SUPPRESSIONS_FILE}.`,
  };
}

/** The file is valid now, so that what was found on it does not count. */
function withoutFile(report: Report): Report {
  const findings = report.findings.filter(({ file }) => file !== SUPPRESSIONS_FILE);
  return withSpecs(report, report.specs, findings, report.suppressed);
}

/**
 * Removes the unused suppressions of a report from the file.
 *
 * @throws {DriftError} if the file cannot be written
 */
export async function pruneSuppressions(
  { unusedSuppressions = [], ...report }: Report,
  { recorded, unused }: Suppressions,
  repository: Repository,
): Promise<Changed> {
  const isNamed = new Set(unusedSuppressions.map(({ file }) => file));
  const removed = new Set(unused.filter(({ file }) => isNamed.has(file)).map(keyOf));
  if (removed.size === 0) return { report, message: 'All suppressions are in use.' };
  const kept = recorded.filter((each) => !removed.has(keyOf(each)));
  await writeSuppressions(repository, kept);
  const count = plural(removed.size, 'suppression');
  return { report, message: `Removed ${count} from ${SUPPRESSIONS_FILE}. Commit the file.` };
}
