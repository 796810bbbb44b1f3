import { isAddress, linesOf, readLine } from './lines.ts';
import type { OwnerRule } from './rules.ts';

/** The size in bytes from which on GitHub does not load a file. */
const MAX_SIZE = 3 * 2 ** 20;

/**
 * Reads a CODEOWNERS file as GitHub describes it in
 * [About code owners](https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners).
 * A line that is invalid for GitHub is skipped. A line without owners removes the owners of earlier
 * lines.
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

/**
 * Whether a pattern uses syntax that git has but GitHub does not: negation, an escaped hash, or a
 * range.
 */
function isUnknownSyntax(pattern: string): boolean {
  return /^!|^\\#|(?<!\\)\[/.test(pattern);
}

/** Whether a word is a user, a team of an organisation, or an e-mail address. */
function isOwner(word: string): boolean {
  return /^@[\w.-]+(?:\/[\w.-]+)?$/.test(word) || isAddress(word);
}

/**
 * Returns the pattern in the syntax of an ignore file. A slash anywhere but at the end binds a
 * pattern to the root. `docs/*` does not match files in subfolders. Returns `null` if the pattern
 * is empty.
 */
function spellOut(written: string): string | null {
  const path = written.replace(/^\//, '');
  if (path === '') return null;
  const pattern = /\/(?!$)/.test(written) ? `/${path}` : `**/${path}`;
  if (pattern.endsWith('/*')) return pattern;
  const [, folder] = /^(.*\/)(?:\*\*)?$/s.exec(pattern) ?? [];
  return folder === undefined ? `${pattern}/**` : `${folder}**/*`;
}
