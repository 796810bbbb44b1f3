import { isTestOrVendored } from '../files/is-test-or-vendored.ts';

/** Texts for contributors and tools that say nothing about the code. */
const OTHERS =
  /(?:^|\/)(?:\.(?!github\/).*|\.github\/.*template.*|(?:agents|ai[-_]policy|authors|claude|code[-_]of[-_]conduct|funding|gemini|governance|licen[cs]e|maintainers|security|skill|support)\.[^/]+$)/i;

/**
 * Whether a page may describe code, unless somebody names it. Texts of tests, of tools (in
 * hidden folders), templates for issues and terms of use do not.
 */
export function isLikelyPage(page: string): boolean {
  return !OTHERS.test(page) && !isTestOrVendored(page);
}
