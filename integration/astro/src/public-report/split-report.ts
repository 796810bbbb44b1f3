import { joinSpecs } from '@astro-drift/engine/internal/report/commit-table';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { sortFindings } from '@astro-drift/engine/internal/report/sort-findings';

/** A report in two parts. */
export interface SplitReport {
  /** The specs that declare sources, and all findings that are not about watched pages. */
  readonly declared: Report;
  /** The pages that declare nothing and are watched for their references, and their findings. */
  readonly watched: Report;
}

/** Joins the two parts of a report. */
export function joinReport({ declared, watched }: SplitReport): Report {
  const { commits, specs } = joinSpecs(declared, watched);
  return {
    ...declared,
    summary: joinSummary(declared.summary, watched.summary),
    commits,
    specs: specs.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    findings: sortFindings([...declared.findings, ...watched.findings]),
  };
}

type Summary = Report['summary'];

function joinSummary(
  { passedOver: own, ...declared }: Summary,
  { references, passedOver: others, errors, warnings }: Summary,
): Summary {
  const sum = (name: keyof NonNullable<Summary['passedOver']>): number =>
    (own?.[name] ?? 0) + (others?.[name] ?? 0);
  const passedOver = {
    otherProjects: sum('otherProjects'),
    submodules: sum('submodules'),
    gitIgnored: sum('gitIgnored'),
    exempt: sum('exempt'),
  };
  return {
    ...declared,
    ...(references !== undefined && { references }),
    ...((own ?? others) !== undefined && { passedOver }),
    errors: declared.errors + errors,
    warnings: declared.warnings + warnings,
  };
}
