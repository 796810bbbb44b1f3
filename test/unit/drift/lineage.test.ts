import { describe, expect, it } from 'vitest';
import { findUpstreamDrift, traceLineage } from '../../../integration/engine/src/drift/lineage.ts';
import type { Spec } from '../../../integration/engine/src/specs/spec.ts';
import { Mesh } from '../support/mesh.ts';
import { makeSpec } from '../support/spec.ts';

/** What each spec builds on, where none has inputs. */
function trace(specs: readonly Spec[], files: Readonly<Record<string, string[]>> = {}) {
  const inputs = new Map(Object.entries(files).map(([id, paths]) => [id, new Set(paths)]));
  return Object.fromEntries(traceLineage(specs, inputs));
}

const ids = (...names: string[]): Spec[] => names.map((id) => makeSpec({ id }));

describe('traceLineage: a spec builds on', () => {
  it('the specs in `depends_on`', () => {
    expect(trace([makeSpec({ id: 'b', dependsOn: ['a'] }), makeSpec({ id: 'a' })])).toEqual({
      a: [],
      b: ['a'],
    });
  });

  it('the spec that writes one of its inputs', () => {
    const specs = [
      makeSpec({ id: 'research', targets: ['docs/findings.md', 'docs/data.csv'] }),
      makeSpec({ id: 'article' }),
    ];
    expect(trace(specs, { article: ['docs/data.csv', 'src/a.ts'] })['article']).toEqual([
      'research',
    ]);
  });

  it('all specs that write the same input', () => {
    const specs = [
      makeSpec({ id: 'b', targets: ['x.md'] }),
      makeSpec({ id: 'a', targets: ['x.md'] }),
      makeSpec({ id: 'c' }),
    ];
    expect(trace(specs, { c: ['x.md'] })['c']).toEqual(['a', 'b']);
  });

  it('its members, listed or by their names', () => {
    expect(trace(ids('d', 'd.1', 'd.2', 'd.2.1', 'd.x', 'd2.1', 'dd'))['d']).toEqual([
      'd.1',
      'd.2',
    ]);
    expect(trace(ids('d', 'd.1', 'd.2', 'd.2.1'))['d.2']).toEqual(['d.2.1']);
    expect(
      trace([makeSpec({ id: 'd', members: ['other'] }), makeSpec({ id: 'other' })])['d'],
    ).toEqual(['other']);
  });

  it('each spec once, in sorted order', () => {
    const specs = [
      makeSpec({ id: 'z', targets: ['z.md'] }),
      makeSpec({ id: 'a', targets: ['a.md'] }),
      makeSpec({ id: 'b', dependsOn: ['z', 'a', 'z'], members: ['a'] }),
    ];
    expect(trace(specs, { b: ['z.md', 'a.md'] })['b']).toEqual(['a', 'z']);
  });

  it('never itself', () => {
    const self = makeSpec({ id: 'a', dependsOn: ['a'], members: ['a'], targets: ['x.md'] });
    expect(trace([self], { a: ['x.md'] })).toEqual({ a: [] });
  });

  it('no spec that does not exist', () => {
    expect(trace([makeSpec({ id: 'a', dependsOn: ['gone', '__proto__', ''] })])).toEqual({ a: [] });
  });
});

describe('findUpstreamDrift', () => {
  const lineage = (map: Record<string, string[]>) => new Map(Object.entries(map));

  it('returns the path to the nearest drifted spec', () => {
    const chain = lineage({ d: ['c'], c: ['b'], b: ['a'], a: [] });
    expect(findUpstreamDrift('d', chain, new Set(['a']))).toEqual(['c', 'b', 'a']);
    expect(findUpstreamDrift('d', chain, new Set(['a', 'b']))).toEqual(['c', 'b']);
    expect(findUpstreamDrift('d', chain, new Set(['c', 'a']))).toEqual(['c']);
  });

  it('returns the shortest of several paths', () => {
    const diamond = lineage({ d: ['b', 'c'], b: ['x'], x: ['a'], c: ['a'], a: [] });
    expect(findUpstreamDrift('d', diamond, new Set(['a']))).toEqual(['c', 'a']);
  });

  it('returns nothing where no upstream spec has drifted', () => {
    expect(findUpstreamDrift('b', lineage({ b: ['a'], a: [] }), new Set())).toEqual([]);
    expect(findUpstreamDrift('b', lineage({ b: ['a'], a: [] }), new Set(['b']))).toEqual([]);
    expect(findUpstreamDrift('unheard of', lineage({}), new Set(['a']))).toEqual([]);
  });

  it('ends where specs depend on each other in a cycle', () => {
    const circle = lineage({ a: ['b'], b: ['c'], c: ['a', 'd'], d: [] });
    expect(findUpstreamDrift('a', circle, new Set())).toEqual([]);
    expect(findUpstreamDrift('a', circle, new Set(['d']))).toEqual(['b', 'c', 'd']);
    expect(findUpstreamDrift('a', circle, new Set(['a', 'c']))).toEqual(['b', 'c']);
    expect(findUpstreamDrift('a', lineage({ a: ['a'] }), new Set(['a']))).toEqual([]);
  });

  it('asks every spec once where all depend on each other', () => {
    const mesh = new Mesh(300);
    expect(findUpstreamDrift('s7', mesh, new Set(['elsewhere']))).toEqual([]);
    expect(mesh.asked).toBe(300);
  });
});
