import type { DocumentReport, Report, SpecReport } from './schema.ts';
import type { SiteReport } from './site-schema.ts';

/** Makes the report that a site publishes. */
export function toSiteReport({ commits, specs, findings, ...report }: Report): SiteReport {
  const inputs = new Table<SiteReport['inputs'][number]>();
  const changes = new Table<SiteReport['changes'][number]>();
  const shortened = specs.map((spec) => ({
    ...spec,
    inputs: spec.inputs.map((input) => inputs.add(input)),
    changes: spec.changes.map((change) => changes.add(change)),
    documents: spec.documents.map((document) => withoutSameBaselines(document, spec)),
  }));
  return {
    ...report,
    schemaVersion: 2,
    commits,
    inputs: inputs.items,
    changes: changes.items,
    specs: shortened,
    findings,
  };
}

/** Objects, each of them once. */
class Table<T> {
  readonly items: T[] = [];
  private readonly indexes = new Map<string, number>();

  /** Returns the index of an equal object. */
  add(item: T): number {
    const key = JSON.stringify(item);
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    this.indexes.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** Leaves out the baselines of sections that have the baseline of their spec. */
function withoutSameBaselines(
  document: DocumentReport,
  { baseline: own }: SpecReport,
): DocumentReport {
  const sections = document.sections.map(({ baseline, ...section }) => {
    const isOwn =
      baseline?.from === own.from && baseline.commit === own.commit && baseline.date === own.date;
    return baseline === undefined || isOwn ? section : { ...section, baseline };
  });
  return { ...document, sections };
}
