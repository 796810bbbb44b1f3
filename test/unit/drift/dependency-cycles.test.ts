import { describe, expect, it } from 'vitest';
import {
  cycleProblems,
  findCycles,
} from '../../../integration/engine/src/drift/dependency-cycles.ts';
import { traceLineage } from '../../../integration/engine/src/drift/lineage.ts';
import { Mesh } from '../support/mesh.ts';
import { makeSpec } from '../support/spec.ts';

const lineage = (map: Record<string, string[]>) => new Map(Object.entries(map));

describe('findCircles', () => {
  it.each<[string, Record<string, string[]>, string[][]]>([
    ['finds none in a tree', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['finds two that build on each other', { a: ['b'], b: ['a'] }, [['a', 'b']]],
    ['finds all specs of a cycle', { a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
    ['leaves out specs that only lead to a cycle', { a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c']]],
    ['leaves out specs that a cycle leads to', { b: ['a', 'c'], c: ['b'], a: [] }, [['b', 'c']]],
    ['returns the shortest cycle', { a: ['b', 'd'], b: ['c'], c: ['a'], d: ['a'] }, [['a', 'd']]],
    [
      'tells two cycles apart',
      { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['ignores specs that do not exist', { a: ['gone', 'b'], b: ['a'] }, [['a', 'b']]],
  ])('%s', (_, map, circles) => {
    expect(findCycles(lineage(map))).toEqual(circles);
  });

  it('asks every spec once where all depend on each other', () => {
    const mesh = new Mesh(300);
    expect(findCycles(mesh)).toEqual([['s0', 's1']]);
    expect(mesh.asked).toBe(300);
  });

  it('gives circleProblems the file of a spec that is not public, as readers may not know its name', () => {
    const specs = [
      makeSpec({ id: 'a', dependsOn: ['b'] }),
      makeSpec({ id: 'b', members: ['c'] }),
      makeSpec({ id: 'c', dependsOn: ['a'], public: false }),
    ];
    const found = (given: typeof specs) =>
      cycleProblems(given, traceLineage(given, new Map())).map(
        ({ file, message }) => `${file}: ${message}`,
      );
    expect(found(specs)).toEqual(['.chant/specs/c.md: builds on itself, through a, b']);
    expect(found(specs.map((spec) => ({ ...spec, public: true })))).toEqual([
      '.chant/specs/a.md: builds on itself, through b, c',
    ]);
  });
});
