import { nameOf } from '../files/name.ts';
import { languageOf } from './language.ts';

/**
 * The extensions of programming languages that are not parsed. Formats of data and text are not in
 * this list.
 */
const OTHERS = new Set(
  '.agda .astro .bash .coffee .dart .elm .fish .frag .fs .fsi .fsx .gd .hlsl .hs .idr .imba .kk .ksh .kt .kts .lean .lua .luau .metal .mojo .nim .pgsql .ps1 .psm1 .purs .pyx .pxd .roc .scala .sc .sh .sol .sql .svelte .swift .vert .vue .wgsl .zsh'.split(
    ' ',
  ),
);

/** Tells by the name of a file whether it is source code. */
export function isProgram(path: string): boolean {
  const name = nameOf(path).toLowerCase();
  const dot = name.lastIndexOf('.');
  return languageOf(path) !== null || (dot > 0 && OTHERS.has(name.slice(dot)));
}
