import { analyze, type AnalyzeOptions, type Report } from '../../integration/engine/src/index.ts';
import { commitsAt } from '../../integration/engine/src/report/commit-table.ts';
import type { ChangeReport, CommitReport } from '../../integration/engine/src/report/schema.ts';
import type { TestRepository } from './repository.ts';

/** Runs the engine on a repository. */
export async function analyzeRepository(
  repository: TestRepository,
  options: Omit<AnalyzeOptions, 'root'> = {},
): Promise<Report> {
  return analyze({ root: repository.root, ...options });
}

/** The one spec with an id. */
export function specOf(report: Report, id: string): Report['specs'][number] {
  const spec = report.specs.find((candidate) => candidate.id === id);
  if (spec === undefined) throw new Error(`no spec ${id} in the report`);
  return spec;
}

/** The commits to which a change leads. */
export function commitsOf(report: Report, change: ChangeReport | undefined): CommitReport[] {
  return commitsAt(change?.commits ?? [], report.commits);
}

/** Changes as short text, such as `modified src/a.py +1 -1`. */
export function changesOf(report: Report, id: string): string[] {
  return specOf(report, id).changes.map(
    ({ kind, path, additions, deletions }) => `${kind} ${path} +${additions} -${deletions}`,
  );
}

/** Findings as short text, such as `error empty-input .chant/specs/a.md:5`. */
export function findingsOf({ findings }: Report): string[] {
  return findings.map(
    ({ severity, rule, file, line }) =>
      `${severity} ${rule} ${file}${line === undefined ? '' : `:${line}`}`,
  );
}

/** The changes of a spec with their significance, such as `modified src/a.py +1 -1 code`. */
export function summaryOf({ changes }: Report['specs'][number]): string[] {
  return changes.map(({ kind, path, previousPath, significance, significant, ...lines }) =>
    [
      kind,
      previousPath === undefined ? path : `${previousPath} > ${path}`,
      `+${lines.additions ?? '?'} -${lines.deletions ?? '?'}`,
      ...(significance === null ? [] : [significance]),
      ...(significant ? [] : ['(no drift)']),
    ].join(' '),
  );
}
