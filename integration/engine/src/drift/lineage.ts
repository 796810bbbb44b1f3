import { namedIds, resolveId } from '../specs/references.ts';
import type { Spec } from '../specs/spec.ts';

/** For each spec, the ids of the specs that it builds on directly, sorted. */
export type Lineage = ReadonlyMap<string, readonly string[]>;

/**
 * Finds out which specs build on which. A spec builds on the specs that `depends_on` names, on the
 * specs that write one of its inputs, and on its members. Members are listed, or have an id such as
 * `<driver>.1`.
 *
 * @param inputsOf the files that each spec's patterns select, by spec id
 */
export function traceLineage(
  specs: readonly Spec[],
  inputsOf: ReadonlyMap<string, ReadonlySet<string>>,
): Lineage {
  const writers = new Map<string, string[]>();
  for (const spec of specs) {
    for (const target of spec.targets) {
      writers.set(target, [...(writers.get(target) ?? []), spec.id]);
    }
  }
  const ids = namedIds(specs);
  return new Map(
    specs.map((spec) => {
      const named = [...spec.dependsOn, ...spec.members].map((part) => resolveId(part, ids));
      const written = [...(inputsOf.get(spec.id) ?? [])].flatMap((path) => writers.get(path) ?? []);
      const members = ids.filter((id) => isMember(id, spec.id));
      const upstream = new Set([...named, ...written, ...members].filter((id) => id !== null));
      upstream.delete(spec.id);
      return [spec.id, [...upstream].sort()];
    }),
  );
}

/**
 * Returns the shortest chain from a spec to an upstream spec that has drifted. The drifted spec
 * stands last. Returns an empty list if there is none.
 */
export function findUpstreamDrift(
  id: string,
  lineage: Lineage,
  drifted: ReadonlySet<string>,
): string[] {
  const seen = new Set([id]);
  let ways: string[][] = [[]];
  while (ways.length > 0) {
    const next: string[][] = [];
    for (const way of ways) {
      for (const upstream of lineage.get(way.at(-1) ?? id) ?? []) {
        if (seen.has(upstream)) continue;
        seen.add(upstream);
        const longer = [...way, upstream];
        if (drifted.has(upstream)) return longer;
        next.push(longer);
      }
    }
    ways = next;
  }
  return [];
}

function isMember(id: string, driver: string): boolean {
  return id.startsWith(`${driver}.`) && /^\d+$/.test(id.slice(driver.length + 1));
}
