import type { Script, TextParts } from '../text-language.ts';
import { styleParts } from './style-text.ts';

/** What a component consists of. */
export interface ComponentRules {
  /** Lines like this are before and after code at the beginning. */
  readonly fence?: string;
  /** Comments in braces are comments of the markup. */
  readonly hasBracedComments: boolean;
  /** The language of scripts that name none. */
  readonly script: Script['language'];
}

/** The start of a block with another language, or of a comment. */
const OPEN =
  /<(script|style)\b(?:"[^"]{0,500}"|'[^']{0,500}'|[^<>"']){0,500}>|<!--|\{\s{0,100}\/\*/gi;

/** The language of a block. */
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

/** Languages of styles, and whether their comments can begin with two slashes. */
const STYLES: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['css', false],
  ['postcss', false],
  ['scss', true],
  ['text/css', false],
]);

/** Markup in which white space counts, or in another language. */
const EXACT =
  /<(?:listing|plaintext|pre|textarea|xmp)\b|\bis:raw\b|\bv-pre\b|preserve-?whitespace|white-?space:|<template\b[^<>]{0,500}\slang=/i;

/** A string over several lines begins or ends on a line with an odd number of them. */
const BACKTICKS = /^[^`\n]*`(?:[^`\n]*`[^`\n]*`)*[^`\n]*$/m;

/** Elements that end with their only tag, however that is written. */
const VOID =
  /(<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b[^<>]{0,2000}?) ?\/>/g;

/** Reads a component piece by piece. */
class Reader {
  readonly comments: string[] = [];
  readonly scripts: Script[] = [];
  readonly styles: string[] = [];
  readonly markup: string[] = [];
  private readonly text: string;
  private readonly lower: string;
  private readonly rules: ComponentRules;
  private at = 0;
  /** The number of lines before the position. */
  private line = 0;

  constructor(text: string, rules: ComponentRules) {
    this.text = text;
    this.lower = text.toLowerCase();
    this.rules = rules;
  }

  /** Returns false where a block or a comment has no end. */
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
      // Code follows the comment in the braces.
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

/** The parts of a component: its scripts are source code, and its markup is text. */
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

/** Markup in a form that does not depend on indents, on where lines break, and on space at tags. */
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
