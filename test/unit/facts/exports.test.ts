import { expect, it } from 'vitest';
import { knownSyntax } from '../../support/facts.ts';
import { exportsOf } from '../../../integration/engine/src/facts/exports.ts';

/** Whether others can use a name of a file. */
function canUse(path: string, text: string, name: string, container = '', modifiers = ''): boolean {
  return exportsOf(knownSyntax(path), text.split('\n'))({ name, container }, modifiers);
}

it.each([
  ['a.ts', 'export { a, b as c };', 'a'],
  ['a.ts', 'export {\n  b as a,\n};', 'b'],
  ['a.ts', 'export default a;', 'a'],
  ['a.ts', 'export default class a {}', 'a'],
  ['a.ts', 'export declare abstract class a {}', 'a'],
  ['a.ts', 'export async function a() {}', 'a'],
  ['a.ts', 'export function* a() {}', 'a'],
  ['a.ts', 'export const enum a {}', 'a'],
  ['a.cjs', 'module.exports = { a, b };', 'a'],
  ['a.cjs', 'module.exports = a;', 'a'],
  ['a.svelte', 'export let a = 1;', 'a'],
  ['a.astro', 'interface Props {}', 'Props'],
  ['a.go', '', 'Apple'],
  ['a.css', '', '--gap'],
  ['a.py', '', 'anything'],
])('lets others use a name in %s: %s', (path, text, name) => {
  expect(canUse(path, text, name)).toBe(true);
});

it.each([
  ['a.ts', 'const a = 1; export { b };', 'a'],
  ['a.ts', 'const exported = 1; reexport(a);', 'a'],
  ['a.ts', 'interface Props {}', 'Props'],
  ['a.go', '', 'apple'],
  ['a.rs', '', 'a'],
  ['a.css', '', '--_inner'],
  ['a.css', '', 'color'],
])('keeps others from a name in %s: %s', (path, text, name) => {
  expect(canUse(path, text, name)).toBe(false);
});

it('lets others use the members of what they can use', () => {
  expect(canUse('a.ts', 'export class A {}', 'b', 'A.inner')).toBe(true);
  expect(canUse('a.ts', 'class A {}', 'b', 'A.inner')).toBe(false);
});

it('reads the modifiers before a name', () => {
  expect(canUse('a.rs', '', 'a', '', 'pub(crate) ')).toBe(true);
  expect(canUse('a.ts', '', 'a', '', 'export default ')).toBe(true);
});
