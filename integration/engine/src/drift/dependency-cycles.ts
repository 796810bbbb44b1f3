import type { Spec, SpecProblem } from '../specs/spec.ts';
import type { Lineage } from './lineage.ts';

/**
 * Finds cycles: specs that build on themselves through other specs. If several specs all build on
 * one another, only one cycle is returned for them. It is the shortest way from the first of these
 * specs back to itself, and begins with that spec.
 */
export function findCycles(lineage: Lineage): string[][] {
  const circles: string[][] = [];
  const told = new Set<string>();
  const downstream = turnRound(lineage);
  for (const id of lineage.keys()) {
    if (told.has(id)) continue;
    const upstream = reach(id, lineage);
    if (!upstream.has(id)) continue;
    const dependent = reach(id, downstream);
    for (const other of upstream.keys()) if (dependent.has(other)) told.add(other);
    circles.push(wayBack(id, upstream));
  }
  return circles;
}

/**
 * Reports each cycle as a problem of one spec in it. If the cycle has a spec that is not public,
 * the problem is reported for that spec.
 */
export function cycleProblems(specs: readonly Spec[], lineage: Lineage): SpecProblem[] {
  const byId = new Map(specs.map((spec) => [spec.id, spec]));
  return findCycles(lineage).flatMap((circle) => {
    const hidden = circle.findIndex((id) => byId.get(id)?.public === false);
    const start = Math.max(0, hidden);
    const [first = '', ...others] = [...circle.slice(start), ...circle.slice(0, start)];
    const file = byId.get(first)?.file;
    return file === undefined
      ? []
      : {
          file,
          line: 1,
          message: `builds on itself, through ${others.join(', ')}`,
          minor: true,
          help: 'Let one of them go without another: take it out of `depends_on`, `members` or the inputs.',
        };
  });
}

/**
 * Finds all specs that can be reached from a spec, nearest first. Each id is mapped to the id of
 * the spec from which it was reached first.
 */
function reach(id: string, graph: Lineage): ReadonlyMap<string, string> {
  const from = new Map<string, string>();
  const open = [id];
  for (const at of open) {
    for (const next of graph.get(at) ?? []) {
      if (from.has(next)) continue;
      from.set(next, at);
      if (next !== id) open.push(next);
    }
  }
  return from;
}

function wayBack(id: string, from: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let at = from.get(id); at !== undefined && at !== id; at = from.get(at)) way.push(at);
  return [id, ...way.reverse()];
}

function turnRound(graph: Lineage): Lineage {
  const turned = new Map<string, string[]>();
  for (const [id, others] of graph) {
    for (const other of others) {
      const known = turned.get(other);
      if (known === undefined) turned.set(other, [id]);
      else known.push(id);
    }
  }
  return turned;
}
