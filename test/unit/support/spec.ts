import type {
  Completion,
  InputPattern,
  Role,
  Spec,
} from '../../../integration/engine/src/specs/spec.ts';

/** Seconds since 1970 of an RFC 3339 time. */
export function at(time: string): number {
  return Date.parse(time) / 1000;
}

/** A completed documentation spec about nothing; `over` says what matters to a test. */
export function makeSpec(over: Partial<Spec> = {}): Spec {
  const id = over.id ?? '2026-01-22-001-doc';
  return {
    id,
    kind: 'chant',
    file: `.chant/specs/${id}.md`,
    title: 'Architecture',
    type: 'documentation',
    completed: true,
    completion: completedAt('2026-01-28T14:45:00Z'),
    verification: null,
    run: null,
    inputs: [],
    targets: [],
    dependsOn: [],
    members: [],
    commits: [],
    schedule: null,
    rules: {},
    owners: [],
    public: true,
    ...over,
  };
}

export function completedAt(time: string): Completion {
  const form = time.includes('T') ? 'utc' : 'day';
  return { field: 'completed_at', value: `completed_at=${at(time)}`, time: at(time), form };
}

/** Inputs of one role, in the order given. */
export function inputs(role: Role, ...patterns: string[]): InputPattern[] {
  return patterns.map((pattern, index) => ({ role, pattern, line: index + 3 }));
}
