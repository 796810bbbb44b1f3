/**
 * Makes `token-rules.json` from the rules of gitleaks, which its authors keep up to date:
 *
 *     npm run token-rules -- <gitleaks.toml> <its commit>
 *
 * gitleaks writes its rules as regular expressions of Go. This script translates them to
 * JavaScript: it writes out flags that stand inside an expression, and it leaves out the part that
 * matches text before a name. Many tokens are recognized by their own prefix. Such a token may end
 * before any character that cannot belong to a token.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import * as z from 'zod';
import type { HarmlessTexts, TokenRule, TokenRules } from '../src/masking/token-rule.ts';

const Allowlist = z.object({
  regexes: z.array(z.string()).default([]),
  stopwords: z.array(z.string()).default([]),
  regexTarget: z.enum(['secret', 'match', 'line']).default('secret'),
  paths: z.array(z.string()).default([]),
});

const Rules = z.object({
  allowlist: Allowlist,
  rules: z.array(
    z.object({
      id: z.string(),
      regex: z.string().optional(),
      keywords: z.array(z.string()).default([]),
      entropy: z.number().optional(),
      secretGroup: z.number().optional(),
      path: z.string().optional(),
      allowlists: z.array(Allowlist).default([]),
    }),
  ),
});

/**
 * These rules are left out, because they take quadratic time. Private keys are found line by line
 * instead. Our own rules find credentials in commands.
 */
const LEFT_OUT = new Set(['private-key', 'curl-auth-header', 'curl-auth-user']);

/** Rules that contain this look for an assignment: a name, such an operator, and a token. */
const ASSIGNMENT = '(?:=|>|:{1,3}=';
const START = String.raw`[\w.-]{0,50}?`;
const END = String.raw`(?:[\x60'"\s;]|\\[nr]|$)`;

const [file = '', commit = ''] = process.argv.slice(2);
const { allowlist, rules } = Rules.parse(parse(readFileSync(file, 'utf8')));
const made = rules.flatMap((rule): TokenRule[] => {
  if (rule.regex === undefined || LEFT_OUT.has(rule.id)) return [];
  if (rule.keywords.length === 0) throw new Error(`${rule.id} would be looked for in every text.`);
  // Exceptions for single folders are left out.
  const harmless = rule.allowlists.filter(({ paths }) => paths.length === 0).map(toHarmless);
  return [
    {
      id: rule.id,
      keywords: rule.keywords.map((keyword) => keyword.toLowerCase()),
      pattern: convert(withOpenEnds(rule.regex)),
      ...(rule.path !== undefined && { path: convert(rule.path) }),
      ...(rule.entropy !== undefined && { entropy: rule.entropy }),
      ...(rule.secretGroup !== undefined && { group: rule.secretGroup }),
      ...(harmless.length > 0 && { harmless }),
    },
  ];
});

const target = new URL('../token-rules.json', import.meta.url);
const { notice } = JSON.parse(readFileSync(target, 'utf8')) as TokenRules;
const written: TokenRules = {
  source: `https://github.com/gitleaks/gitleaks at ${commit}`,
  notice,
  harmless: toHarmless(allowlist),
  rules: made,
};
writeFileSync(target, `${JSON.stringify(written, null, 2)}\n`);

function toHarmless({ regexes, stopwords, regexTarget }: z.infer<typeof Allowlist>): HarmlessTexts {
  return { of: regexTarget, patterns: regexes.map(convert), words: stopwords.join(' ') };
}

function withOpenEnds(source: string): string {
  const opened = source.replaceAll(START, '');
  return source.includes(ASSIGNMENT) ? opened : opened.replaceAll(END, String.raw`(?![\w-])`);
}

/** A part of a regular expression. */
interface Part {
  readonly text: string;
  /**
   * Is set for a letter or a character class: `both` if it matches both cases, `one` if it does
   * not.
   */
  readonly cased?: 'both' | 'one';
}

/**
 * Translates a regular expression of Go to JavaScript. Returns its flags, a slash, and the pattern.
 */
function convert(source: string): string {
  const parts = partsOf(
    source
      .replaceAll('(?P<', '(?<')
      .replaceAll('[:alnum:]', 'a-zA-Z0-9')
      .replaceAll(String.raw`\z`, '$')
      .replaceAll('(?s:.)', '[^]'),
  );
  const isMixed = ['both', 'one'].every((cased) => parts.some((part) => part.cased === cased));
  const isBoth = parts.some(({ cased }) => cased === 'both');
  const text = parts.map((part) =>
    isMixed && part.cased === 'both' ? inBoth(part.text) : part.text,
  );
  return `${isBoth && !isMixed ? 'i' : ''}/${text.join('')}`;
}

function partsOf(source: string): Part[] {
  const parts: Part[] = [];
  const outer: boolean[] = [];
  let isBoth = false;
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at);
    const flags = /^\(\?(-?)i(:|\))/.exec(rest);
    if (flags !== null) {
      if (flags[2] === ':') {
        outer.push(isBoth);
        parts.push({ text: '(?:' });
      }
      isBoth = flags[1] === '';
      at += flags[0].length;
      continue;
    }
    const [text = ''] =
      /^(?:\\x[0-9a-f]{2}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:<[^>]*>|[:=!])|[^])/i.exec(rest) ??
      [];
    if (text.startsWith('(')) outer.push(isBoth);
    if (text === ')') isBoth = outer.pop() ?? false;
    const hasLetters = text.startsWith('[')
      ? /[a-z]/i.test(text.replace(/\\./g, ''))
      : /^[a-z]$/i.test(text);
    parts.push(hasLetters ? { text, cased: isBoth ? 'both' : 'one' } : { text });
    at += text.length;
  }
  return parts;
}

/** Changes a letter or a character class so that it matches both cases. */
function inBoth(text: string): string {
  if (!text.startsWith('[')) return `[${text.toLowerCase()}${text.toUpperCase()}]`;
  const letters = text.replace(/\\./g, '').match(/[a-z]-[a-z]|[a-z]/gi) ?? [];
  const others = letters.map((letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  return `${text.slice(0, -1)}${others.join('')}]`;
}
