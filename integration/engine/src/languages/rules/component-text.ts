import type { Script, TextParts } from '../text-language.ts';
import { styleParts } from './style-text.ts';

/** Rules for the parts of a component. */
export interface ComponentRules {
  /**
   * The line before and after the code at the beginning of the file. If it is left out, components
   * have no such code.
   */
  readonly fence?: string;
  /** True if comments in braces belong to the markup. */
  readonly hasBracedComments: boolean;
  /** The language of scripts that do not name their language. */
  readonly script: Script['language'];
}

/** Matches the start of a block in another language, or of a comment. */
const OPEN =
  /<(script|style)\b(?:"[^"]{0,500}"|'[^']{0,500}'|[^<>"']){0,500}>|<!--|\{\s{0,100}\/\*/gi;

/** Matches the language that a block names. */
const LANGUAGE = /\s(?:lang|type)=["']?([\w/+-]+)/;

const SCRIPTS: Readonly<Record<string, Script['language']>> = {
  javascript: 'javascript',
  js: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  tsx: 'tsx',
  typescript: 'typescript',
};

const DEFAULT_SCRIPTS = new Set(['', 'module', 'text/javascript']);

/** The languages of styles. The value says whether their comments can begin with two slashes. */
const STYLES: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['css', false],
  ['postcss', false],
  ['scss', true],
  ['text/css', false],
]);

/** Matches markup in which white space counts, and markup in another language. */
const EXACT =
  /<(?:listing|plaintext|pre|textarea|xmp)\b|\bis:raw\b|\bv-pre\b|preserve-?whitespace|white-?space:|<template\b[^<>]{0,500}\slang=/i;

/**
 * Matches a line with an odd number of backticks. A string of several lines begins or ends on such
 * a line.
 */
const BACKTICKS = /^[^`\n]*`(?:[^`\n]*`[^`\n]*`)*[^`\n]*$/m;

/** Matches the tag of an element that has only one tag. The slash at its end means nothing. */
const VOID =
  /(<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b[^<>]{0,2000}?) ?\/>/g;

/** Reads the parts of a component in the order of the text. */
class Reader {
  readonly comments: string[] = [];
  readonly scripts: Script[] = [];
  readonly styles: string[] = [];
  readonly markup: string[] = [];
  private readonly text: string;
  private readonly lower: string;
  private readonly rules: ComponentRules;
  private at = 0;
  /** The number of lines before the current position. */
  private line = 0;

  constructor(text: string, rules: ComponentRules) {
    this.text = text;
    this.lower = text.toLowerCase();
    this.rules = rules;
  }

  /** Reads the whole text. Returns false if a block or a comment does not end. */
  read(): boolean {
    const { fence } = this.rules;
    if (fence !== undefined && this.text.startsWith(`${fence}\n`)) {
      const end = this.text.indexOf(`\n${fence}`, fence.length);
      if (end < 0) return false;
      this.skip(fence.length + 1);
      const text = this.skip(Math.max(0, end - this.at));
      this.scripts.push({ language: this.rules.script, text: `${text}\n`, line: 1 });
      this.skip(fence.length + 1);
    }
    for (;;) {
      OPEN.lastIndex = this.at;
      const found = OPEN.exec(this.text);
      if (found === null) break;
      this.markup.push(this.skip(found.index - this.at));
      if (!this.readPart(found[0], found[1]?.toLowerCase())) return false;
    }
    this.markup.push(this.text.slice(this.at));
    return true;
  }

  private readPart(open: string, name: string | undefined): boolean {
    if (open.startsWith('{') && !this.rules.hasBracedComments) {
      this.markup.push(this.skip(open.length));
      return true;
    }
    const close = name === undefined ? (open === '<!--' ? '-->' : '*/') : `</${name}`;
    const end = this.lower.indexOf(close, this.at + open.length);
    if (end < 0) return false;
    if (name === undefined) {
      const comment = this.skip(end + close.length - this.at);
      if (open === '<!--') {
        this.comments.push(comment);
        return true;
      }
      const brace = /^\s{0,100}\}/.exec(this.text.slice(this.at, this.at + 101))?.[0];
      // The braces also contain code, which follows the comment.
      if (brace === undefined) this.markup.push(comment);
      else this.comments.push(comment + this.skip(brace.length));
      return true;
    }
    this.markup.push(this.skip(open.length));
    const { line } = this;
    const content = this.skip(end - this.at);
    const written = LANGUAGE.exec(open)?.[1]?.toLowerCase() ?? '';
    const language = DEFAULT_SCRIPTS.has(written) ? this.rules.script : SCRIPTS[written];
    if (name === 'script' && language !== undefined) {
      this.scripts.push({ language, text: content, line });
      return true;
    }
    const hasLineComments = name === 'style' ? STYLES.get(written) : undefined;
    const style = hasLineComments === undefined ? null : styleParts(content, hasLineComments);
    this.styles.push(style?.code ?? content);
    for (const comment of style?.comments ?? []) this.comments.push(comment);
    return true;
  }

  private skip(length: number): string {
    const part = this.text.slice(this.at, this.at + length);
    this.at += length;
    this.line += part.split('\n').length - 1;
    return part;
  }
}

/**
 * Separates the parts of a component. Its scripts are source code, and its markup is text. Returns
 * `null` if a part does not end.
 */
export function componentParts(text: string, rules: ComponentRules): TextParts | null {
  const reader = new Reader(text, rules);
  if (!reader.read()) return null;
  const markup = reader.markup.join('');
  const code = JSON.stringify([
    EXACT.test(markup) || BACKTICKS.test(markup) ? markup : markupForm(markup),
    reader.styles,
  ]);
  return { code, comments: reader.comments, mechanical: '', scripts: reader.scripts };
}

/**
 * Returns markup in a form that does not depend on indents, on line breaks, and on space beside
 * tags.
 */
function markupForm(markup: string): string {
  return markup
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
    .split(/([<>])/)
    .map((part) => part.trim())
    .join('')
    .replaceAll(' />', '/>')
    .replace(VOID, '$1>');
}
