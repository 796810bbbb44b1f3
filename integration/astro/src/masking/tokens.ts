import { readFileSync } from 'node:fs';
import type { Run } from './private-keys.ts';
import type { HarmlessTexts, TokenRule, TokenRules } from './token-rule.ts';

const known = JSON.parse(
  readFileSync(new URL('../../token-rules.json', import.meta.url), 'utf8'),
) as TokenRules;

/**
 * Our own rules, because gitleaks has none for credentials in URLs, in `curl` commands and in
 * `Authorization` headers.
 */
const OWN_RULES: readonly TokenRule[] = [
  {
    id: 'url-password',
    keywords: ['://'],
    pattern: String.raw`i/\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:@/'"<>\x60]{0,100}:([^\s@/'"<>\x60]{3,200})@`,
    harmless: [
      {
        of: 'secret',
        patterns: [
          String.raw`/^[$<{]|^%[({sd]|\$\{|\{\{|^\W+$`,
          'i/^(?:x+|password|passwd|pass|pwd|user|secret|token|changeme|example)$',
        ],
        words: '',
      },
    ],
  },
  {
    id: 'url-token',
    keywords: ['://'],
    pattern: String.raw`i/\b[a-z][a-z0-9+.-]{0,20}:\/\/([^\s:@/'"<>\x60]{16,200})(?::[^\s:@/'"<>\x60]{0,100})?@`,
    entropy: 3,
    harmless: [{ of: 'secret', patterns: ['/[${}]', '/^[a-zA-Z_.-]+$'], words: '' }],
  },
  {
    id: 'query-token',
    keywords: ['token=', 'key=', 'secret=', 'password=', 'sig='],
    pattern: String.raw`i/[?&](?:[a-z_-]{0,30}(?:token|key|secret|password)|sig)=([^\s&#;'"<>\x60]{8,500})`,
    harmless: [
      {
        of: 'secret',
        patterns: [String.raw`/^[$<{]|^%[({sd]|\$\{|\{\{|^\W+$`, '/^[a-zA-Z_.-]+$'],
        words: '',
      },
    ],
  },
  {
    id: 'curl-password',
    keywords: ['curl'],
    pattern: String.raw`/\bcurl\b[^\n]{0,200}?[ \t](?:-u|--user)(?:=|[ \t]{0,4})["']?[^\s:"']{0,100}:([^\s"']{3,200})`,
    harmless: [{ of: 'secret', patterns: ['/^[$<{]', 'i/^(?:x+|pass|password)$'], words: '' }],
  },
  {
    id: 'authorization',
    keywords: ['bearer', 'basic'],
    pattern: String.raw`i/\b(?:bearer|basic)[ \t]+([\w.=~+/-]{16,2000})`,
    entropy: 3.5,
    harmless: [{ of: 'secret', patterns: ['/^[a-zA-Z_.-]+$'], words: '' }],
  },
];

const RULES = [...known.rules, ...OWN_RULES];

/** The rules of each keyword. They are tried on texts that contain the keyword. */
const byKeyword = new Map<string, TokenRule[]>();
for (const rule of RULES) {
  for (const keyword of rule.keywords) {
    byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), rule]);
  }
}

/** Compiled regular expressions, by their source. Each is compiled on first use. */
const compiled = new Map<string, RegExp>();

/**
 * Finds the passwords, tokens and keys in a text.
 *
 * @param path the path of the file, because some rules apply only to certain files
 */
export function findTokens(text: string, path: string): Run[] {
  const small = text.toLowerCase();
  const rules = new Set(
    [...byKeyword].flatMap(([keyword, rules]) => (small.includes(keyword) ? rules : [])),
  );
  return [...rules]
    .filter((rule) => rule.path === undefined || compile(rule.path, '').test(path))
    .flatMap((rule) => findBy(rule, text));
}

function findBy(rule: TokenRule, text: string): Run[] {
  return [...text.matchAll(compile(rule.pattern))].flatMap((match) => {
    const group = rule.group ?? match.findIndex((part, index) => index > 0 && Boolean(part));
    const [start, end] = match.indices?.[Math.max(group, 0)] ?? [0, 0];
    const found: Found = { text, run: { start, end }, match };
    return isRegular(rule, found) || isHarmless(rule, found) ? [] : [found.run];
  });
}

/** A match of a rule. It can be a token or a harmless text. */
interface Found {
  readonly text: string;
  readonly run: Run;
  readonly match: RegExpExecArray;
}

function isRegular({ entropy }: TokenRule, { text, run }: Found): boolean {
  return entropy !== undefined && entropyOf(text.slice(run.start, run.end)) <= entropy;
}

function isHarmless({ harmless = [] }: TokenRule, found: Found): boolean {
  const small = partOf(found, 'secret').toLowerCase();
  return [known.harmless, ...harmless].some(({ of, patterns, words }) => {
    const looked = partOf(found, of);
    return (
      patterns.some((pattern) => compile(pattern, '').test(looked)) ||
      words.split(' ').some((word) => word !== '' && small.includes(word))
    );
  });
}

function partOf({ text, run, match }: Found, part: HarmlessTexts['of']): string {
  if (part === 'secret') return text.slice(run.start, run.end);
  if (part === 'match') return match[0];
  const end = text.indexOf('\n', match.index + match[0].length);
  const first = text.lastIndexOf('\n', match.index) + 1;
  return text.slice(first, end < 0 ? text.length : end);
}

/** Returns the Shannon entropy of a text, in bits per character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

function compile(pattern: string, more = 'dg'): RegExp {
  const key = more + pattern;
  const made = compiled.get(key);
  if (made !== undefined) return made;
  const slash = pattern.indexOf('/');
  const expression = new RegExp(pattern.slice(slash + 1), pattern.slice(0, slash) + more);
  compiled.set(key, expression);
  return expression;
}
