import * as z from 'zod';
import { declaring } from '../specs/kinds.ts';
import { STATUSES } from '../drift/status.ts';
import type { Report, SpecReport } from './schema.ts';
import { sourceCount } from './source-count.ts';

const Row = z.object({
  spec: z.string().describe('its id'),
  status: z.enum(STATUSES),
  since: z.iso
    .datetime()
    .nullable()
    .describe('when the first change was committed that makes drift; null: none, or not committed'),
  days: z.int().min(0).nullable().describe('whole days since then'),
  changed: z.int().min(0).describe('inputs that changed in a way that makes drift'),
  inputs: z.int().min(0),
  owners: z.array(z.string()).describe('of the spec, then of what changed, most changes first'),
});

/** The schema of the type {@link SpecStatuses}. */
export const SpecStatusesSchema = z.object({ schemaVersion: z.literal(1), specs: z.array(Row) });

/** The state of specs. Each spec has one row. */
export type SpecStatuses = z.infer<typeof SpecStatusesSchema>;

const DAY = 86_400_000;

/** Makes a row for each spec of a report that declares sources, in the same order. */
export function summarizeSpecs({ specs }: Pick<Report, 'specs'>, now: Date): SpecStatuses {
  return { schemaVersion: 1, specs: declaring(specs).map((spec) => summarize(spec, now)) };
}

function summarize(spec: SpecReport, now: Date): z.infer<typeof Row> {
  const { id, status, since, changes } = spec;
  const significant = changes.filter((change) => change.significant);
  const counts = new Map<string, number>();
  for (const owner of significant.flatMap(({ owners }) => owners)) {
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const ofChanges = [...counts].sort(([, a], [, b]) => b - a).map(([owner]) => owner);
  return {
    spec: id,
    status,
    since,
    days: since === null ? null : Math.max(0, Math.floor((+now - Date.parse(since)) / DAY)),
    changed: significant.length,
    inputs: sourceCount(spec),
    owners: [...new Set([...spec.owners, ...ofChanges])],
  };
}
