import { readRecord, readText, readTime } from './fields.ts';
import type { Approval, Run } from './spec.ts';

type Data = Readonly<Record<string, unknown>>;

/** Reads what wrote the documents of a spec. Values of another shape count as not given. */
export function readRun(data: Data): Run {
  return {
    prompt: readText(data['prompt']),
    model: readText(data['model']),
    approval: readApproval(data['approval']),
    branch: readText(data['branch']),
    pr: readText(data['pr']),
  };
}

/** Reads `approval: approved`, or a mapping with `status`, `by` and `at`. */
function readApproval(value: unknown): Approval | null {
  const text = readText(value);
  if (text !== null) return { status: text, by: null, at: null };
  const { status, by, at } = readRecord(value);
  const approval = { status: readText(status), by: readText(by), at: readTime(at) };
  return Object.values(approval).every((part) => part === null) ? null : approval;
}
