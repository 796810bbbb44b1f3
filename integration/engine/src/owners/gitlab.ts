import { isAddress, linesOf, readLine, wordsOf } from './lines.ts';
import type { OwnerRule } from './rules.ts';

interface Heading {
  readonly name: string;
  readonly owners: readonly string[];
}

/**
 * Reads a CODEOWNERS file as GitLab describes it in
 * [Syntax of CODEOWNERS file](https://docs.gitlab.com/user/project/codeowners/reference/) and
 * [Advanced configuration](https://docs.gitlab.com/user/project/codeowners/advanced/). Rules before
 * the first heading are a section too. Headings with the same name belong to one section.
 */
export function readGitlabRules(text: string): OwnerRule[] {
  const rules: OwnerRule[] = [];
  const sections = new Map([['', 0]]);
  let section = 0;
  let defaults: readonly string[] = [];
  for (const line of linesOf(text)) {
    const heading = readHeading(line);
    if (heading === null) {
      const rule = readRule(line, section, defaults);
      if (rule !== null) rules.push(rule);
    } else {
      section = sections.get(heading.name) ?? sections.size;
      sections.set(heading.name, section);
      defaults = heading.owners;
    }
  }
  return rules;
}

/** Whether a file has a heading such as `[Name]`, `^[Optional]` or `[Name][2] @default`. */
export function hasSections(text: string): boolean {
  return linesOf(text).some((line) => readHeading(line) !== null);
}

function readHeading(line: string): Heading | null {
  const heading = /^\^?\[([^\]]*)\](?:\[[^\]]*\])?(?:\s+(.*))?$/s.exec(line);
  const name = heading?.[1]?.trim().toLowerCase() ?? '';
  return name === '' ? null : { name, owners: wordsOf(heading?.[2] ?? '').filter(isOwner) };
}

/**
 * Reads a line with a rule. Words that are no owners are skipped. But only a line without any words
 * gets the default owners of its section.
 */
function readRule(line: string, section: number, defaults: readonly string[]): OwnerRule | null {
  const excludes = line.startsWith('!');
  const read = readLine(excludes ? line.slice(1) : line);
  if (read === null) return null;
  const owners = read.words.length === 0 ? defaults : read.words.filter(isOwner);
  return { pattern: spellOut(read.pattern), owners, section, excludes };
}

/**
 * Whether a word is a user, a group (nested in up to twenty others), a role, or an e-mail address.
 */
function isOwner(word: string): boolean {
  return (
    /^@[\w.-]+(?:\/[\w.-]+){0,20}$/.test(word) ||
    /^@@(?:developer|maintainer|owner)s?$/i.test(word) ||
    isAddress(word)
  );
}

/**
 * Returns the pattern in the syntax of an ignore file. Only a slash at the start binds a pattern to
 * the root, and only a slash at the end means a folder.
 */
function spellOut(written: string): string {
  const pattern = written.startsWith('/') ? written : `**/${written}`;
  return pattern.endsWith('/') ? `${pattern}**/*` : pattern.replace(/\/\*{2,}$/, '/*');
}
