import { isAddress, linesOf, readLine } from './lines.ts';
import type { OwnerRule } from './rules.ts';

/** In bytes; GitHub does not load a file of this size. */
const MAX_SIZE = 3 * 2 ** 20;

/**
 * Reads a CODEOWNERS file as GitHub does, by its page
 * [About code owners](https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners).
 * A line that GitHub takes for invalid is skipped; one without owners takes owners away.
 */
export function readGithubRules(text: string): OwnerRule[] {
  if (Buffer.byteLength(text) >= MAX_SIZE) return [];
  return linesOf(text)
    .map(readRule)
    .filter((rule) => rule !== null);
}

function readRule(line: string): OwnerRule | null {
  const read = readLine(line);
  if (read === null || isUnknownSyntax(read.pattern)) return null;
  const comment = read.words.findIndex((word) => word.startsWith('#'));
  const owners = comment < 0 ? read.words : read.words.slice(0, comment);
  const pattern = spellOut(read.pattern);
  if (pattern === null || !owners.every(isOwner)) return null;
  return { pattern, owners, section: 0, excludes: false };
}

/** Negation, an escaped hash and ranges, which git has and GitHub has not. */
function isUnknownSyntax(pattern: string): boolean {
  return /^!|^\\#|(?<!\\)\[/.test(pattern);
}

/** A user, a team of an organisation, or an e-mail address. */
function isOwner(word: string): boolean {
  return /^@[\w.-]+(?:\/[\w.-]+)?$/.test(word) || isAddress(word);
}

/** A slash before the end ties a pattern to the root; `docs/*` does not reach into folders. */
function spellOut(written: string): string | null {
  const path = written.replace(/^\//, '');
  if (path === '') return null;
  const pattern = /\/(?!$)/.test(written) ? `/${path}` : `**/${path}`;
  if (pattern.endsWith('/*')) return pattern;
  const [, folder] = /^(.*\/)(?:\*\*)?$/s.exec(pattern) ?? [];
  return folder === undefined ? `${pattern}/**` : `${folder}**/*`;
}
