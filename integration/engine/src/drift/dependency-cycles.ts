import type { Spec, SpecProblem } from '../specs/spec.ts';
import type { Lineage } from './lineage.ts';

/**
 * Specs that build on themselves, through others. Of those that all build on one another, only the
 * shortest way from the first of them back to itself is told; it begins with that one.
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

/** Circles as problems of a spec in each of them: of one that is not public, where there is one. */
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

/** Everything that is reached from a spec, and from where it is reached first; nearest first. */
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
