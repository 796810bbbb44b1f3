import type { Report } from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { isAbout } from '@astro-drift/engine/internal/rules/index';
import { findNamed } from '@astro-drift/engine/internal/specs/names';
import { Failure } from './failure.ts';

/** The specs that a user can name, and the problems of files that cannot be read as specs. */
export interface KnownSpecs {
  readonly specs: readonly { readonly id: string }[];
  readonly problems: readonly {
    readonly file: string;
    readonly message: string;
    readonly help?: string | undefined;
  }[];
}

/**
 * Finds the specs that the user named by parts of their ids.
 *
 * @returns ids without duplicates; all ids if the user named none
 * @throws {Failure} if a name fits no spec, or several
 */
export function findSpecs(parts: readonly string[], { specs, problems }: KnownSpecs): string[] {
  const ids = specs.map(({ id }) => id);
  if (parts.length === 0) return ids;
  const found = parts.map((part) => {
    const named = findNamed(part, ids);
    if ('id' in named) return named.id;
    const unreadable = problems.find(({ file }) => file.includes(part));
    throw unreadable === undefined
      ? new Failure(named.problem)
      : new Failure(unreadable.message, unreadable.help);
  });
  return [...new Set(found)];
}

/** The specs of a report, and its problems with unreadable ones. */
export function knownSpecs({ specs, findings }: Report): KnownSpecs {
  return { specs, problems: findings.filter((finding) => isAbout(finding, 'declaration')) };
}

/** Reduces a report to some specs and the findings on them. */
export function selectSpecs(report: Report, ids: readonly string[]): Report {
  const wanted = new Set(ids);
  const specs = report.specs.filter(({ id }) => wanted.has(id));
  if (specs.length === report.specs.length) return report;
  const files = new Set(specs.map(({ file }) => file));
  const findings = report.findings.filter(({ spec, file }) =>
    spec === null ? file === '.' || files.has(file) : wanted.has(spec),
  );
  return withSpecs(report, specs, findings);
}
