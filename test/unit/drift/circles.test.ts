import { describe, expect, it } from 'vitest';
import { circleProblems, findCircles } from '../../../integration/src/drift/circles.ts';
import { traceLineage } from '../../../integration/src/drift/lineage.ts';
import { Mesh } from '../support/mesh.ts';
import { makeSpec } from '../support/spec.ts';

const lineage = (map: Record<string, string[]>) => new Map(Object.entries(map));

describe('specs that build on themselves', () => {
  it.each<[string, Record<string, string[]>, string[][]]>([
    ['are none in a tree', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['are two that build on each other', { a: ['b'], b: ['a'] }, [['a', 'b']]],
    ['are all on a way round', { a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
    ['are not those that only lead to a circle', { a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c']]],
    ['are not those that a circle leads to', { b: ['a', 'c'], c: ['b'], a: [] }, [['b', 'c']]],
    ['are told by the shortest way', { a: ['b', 'd'], b: ['c'], c: ['a'], d: ['a'] }, [['a', 'd']]],
    [
      'are told apart',
      { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['may build on what is not there', { a: ['gone', 'b'], b: ['a'] }, [['a', 'b']]],
  ])('%s', (_, map, circles) => {
    expect(findCircles(lineage(map))).toEqual(circles);
  });

  it('are looked for once in every spec, where all depend on each other', () => {
    const mesh = new Mesh(300);
    expect(findCircles(mesh)).toEqual([['s0', 's1']]);
    expect(mesh.asked).toBe(300);
  });

  it('are reported, by the file of one that is not public, as readers may not know of it', () => {
    const specs = [
      makeSpec({ id: 'a', dependsOn: ['b'] }),
      makeSpec({ id: 'b', members: ['c'] }),
      makeSpec({ id: 'c', dependsOn: ['a'], public: false }),
    ];
    const found = (given: typeof specs) =>
      circleProblems(given, traceLineage(given, new Map())).map(
        ({ file, message }) => `${file}: ${message}`,
      );
    expect(found(specs)).toEqual(['.chant/specs/c.md: builds on itself, through a, b']);
    expect(found(specs.map((spec) => ({ ...spec, public: true })))).toEqual([
      '.chant/specs/a.md: builds on itself, through b, c',
    ]);
  });
});
