import type { Report } from '../report/schema.ts';
import { summarize } from '../report/compose.ts';
import { findNamed } from '../specs/names.ts';
import { Failure } from './failure.ts';

/**
 * Finds the specs that were named.
 *
 * @returns their ids, each once; all of them where none was named
 * @throws {Failure} for a name that means no spec, or several
 */
export function findSpecs(parts: readonly string[], { specs, findings }: Report): string[] {
  const ids = specs.map(({ id }) => id);
  if (parts.length === 0) return ids;
  const found = parts.map((part) => {
    const named = findNamed(part, ids);
    if ('id' in named) return named.id;
    const unreadable = findings.find(
      ({ rule, file }) => rule === 'invalid-spec' && file.includes(part),
    );
    throw unreadable === undefined
      ? new Failure(named.problem)
      : new Failure(unreadable.message, unreadable.help);
  });
  return [...new Set(found)];
}

/** A report of some of its specs, and what was found about them. */
export function narrowReport(report: Report, ids: readonly string[]): Report {
  if (ids.length === report.specs.length) return report;
  const wanted = new Set(ids);
  const specs = report.specs.filter(({ id }) => wanted.has(id));
  const files = new Set(specs.map(({ file }) => file));
  const findings = report.findings.filter(({ spec, file }) =>
    spec === null ? file === '.' || files.has(file) : wanted.has(spec),
  );
  return { ...report, specs, findings, summary: summarize(specs, findings) };
}
