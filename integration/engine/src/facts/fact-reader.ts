import { exportsOf } from './exports.ts';
import type { Fact, ReadFact } from './fact.ts';
import { withoutImports, withoutTests } from './left-out.ts';
import { readParameters } from './parameters.ts';
import {
  DEFINITION,
  ERROR,
  FUNCTION_VALUE,
  IMPLEMENTATION,
  ITEM,
  KEY,
  LITERAL,
  METHOD,
  STATEMENTS,
  TABLE,
} from './patterns.ts';
import type { SourceText } from './source-text.ts';

/** Longer lines are cut, further facts are left out, and so are the last lines of long bodies. */
const MAX_LINE = 500;
const MAX_FACTS = 5000;
const MAX_BODY = 2000;
const MAX_DEPTH = 12;

/** What is inside of what: a definition, or anything else with a name, and its indentation. */
interface Block {
  readonly indent: number;
  readonly name: string;
  readonly isFunction: boolean;
  /** It implements a trait, so that its members are as public as that. */
  readonly isTrait: boolean;
  readonly fact: Draft | null;
}

/** A fact that is being read. */
interface Draft extends Omit<Fact, 'isExported' | 'marks' | 'value' | 'parameters' | 'errors'> {
  value: string | null;
  parameters: string | null;
  errors: number;
  readonly marks: Set<string>;
  readonly modifiers: string;
  readonly lines: string[];
}

/** A line of the file. */
interface Line {
  /** Without comments and indentation. */
  readonly text: string;
  /** Without white space, and without a comma or semicolon at its end. */
  readonly words: string;
  readonly indent: number;
  /** From 1. */
  readonly number: number;
}

/** Reads the definitions, keys and members of lists in a file. Indentation tells what is inside of what. */
export class FactReader {
  private readonly path: string;
  private readonly source: SourceText;
  private readonly found: Draft[] = [];
  private readonly blocks: Block[] = [];

  constructor(path: string, source: SourceText) {
    this.path = path;
    this.source = source;
  }

  read(): ReadFact[] {
    const { code } = this.source;
    const isExported = exportsOf(this.path, code);
    const bare = withoutTests(withoutImports(this.source.bare));
    const deprecated = this.linesAfterDeprecation();
    for (const [index, blank] of bare.entries()) {
      if (blank.trim() === '') continue;
      const before = this.found.length;
      this.readLine(this.lineOf(index, blank));
      const added = this.found[before];
      const isDeprecated =
        deprecated.has(index + 1) ||
        /^\s*(?:#\[deprecated|@[Dd]eprecated)/.test(bare[index - 1] ?? '');
      if (isDeprecated) added?.marks.add('deprecated');
      if (this.found.length >= MAX_FACTS) break;
    }
    return this.found.map(({ lines, marks, modifiers, ...fact }) => ({
      ...fact,
      isExported: fact.isPublic && isExported(fact, modifiers),
      marks: [...marks].sort(),
      body: lines
        .join('')
        .replaceAll(/["'`]/g, '"')
        .replaceAll(/,(?=[)\]}])/g, ''),
    }));
  }

  /** The lines after doc comments that say that something is deprecated. */
  private linesAfterDeprecation(): ReadonlySet<number> {
    return new Set(
      this.source.docs
        .filter(({ text }) => /@deprecated\b|^\s*\.\. deprecated::/m.test(text))
        .map(({ text, line }) => line + text.split('\n').length),
    );
  }

  private lineOf(index: number, blank: string): Line {
    // Where a comment stood, the code can begin further to the right than the line.
    const start = Math.min(blank.search(/\S/), MAX_LINE);
    const text = (this.source.code[index] ?? '').slice(start, start + MAX_LINE).trimEnd();
    const words = text.replaceAll(/\s+/g, '').replace(/[,;]$/, '');
    return { text, words, indent: this.source.indents[index] ?? 0, number: index + 1 };
  }

  private readLine(line: Line): void {
    const { text, words, indent } = line;
    const isEnd = /^[)\]}]/.test(text);
    while ((this.blocks.at(-1)?.indent ?? -1) >= indent + (isEnd ? 1 : 0)) this.blocks.pop();
    for (const { fact } of this.blocks.slice(0, MAX_DEPTH)) {
      if (fact !== null && fact.lines.length < MAX_BODY) fact.lines.push(words);
    }
    if (ERROR.test(text)) {
      const owner = this.blocks.findLast(({ fact, isFunction }) => isFunction && fact !== null);
      if (owner?.fact) owner.fact.errors++;
    }
    if (this.readTable(line) || this.readImplementation(line)) return;
    if (this.readDefinition(line) || this.readMethod(line) || this.readKey(line)) return;
    this.readItem(line);
  }

  private readTable(line: Line): boolean {
    const name = line.indent === 0 ? TABLE.exec(line.text)?.[1] : undefined;
    if (name === undefined) return false;
    this.blocks.length = 0;
    this.enter(-0.5, name, { fact: this.add(name, 'definition', line) });
    return true;
  }

  private readImplementation({ text, indent }: Line): boolean {
    const [, trait, name] = IMPLEMENTATION.exec(text) ?? [];
    if (name === undefined) return false;
    this.enter(indent, name, { isTrait: trait !== undefined });
    return true;
  }

  private readDefinition(line: Line): boolean {
    const { text, indent, number } = line;
    const [whole, modifiers = '', keyword = '', name = ''] = DEFINITION.exec(text) ?? [];
    if (whole === undefined) return false;
    const rest = text.slice(whole.length);
    const isVariable = /^(?:const|let|var|val|static)$/.test(keyword);
    const value = /^\s*(?::[^=]+)?=\s*(.*)$/.exec(rest)?.[1] ?? '';
    const isFunction =
      /^(?:function\*?|fn|def|func)$/.test(keyword) || (isVariable && FUNCTION_VALUE.test(value));
    if (isVariable && this.blocks.some((block) => block.isFunction)) {
      // A local variable.
      this.enter(indent, name, { isFunction });
      return true;
    }
    const fact = this.add(name, 'definition', line, { modifiers });
    const parenthesis = rest.indexOf('(');
    if (!isFunction) fact.value = literalOf(value);
    else if (parenthesis >= 0) {
      const { code } = this.source;
      fact.parameters = readParameters(code, number, rest.slice(parenthesis + 1));
    }
    this.enter(indent, name, { isFunction, fact });
    if (!isFunction) this.readMembers(rest, line);
    return true;
  }

  private readMethod(line: Line): boolean {
    const { text, indent, number } = line;
    const [whole, modifiers = '', name = '', optional, rest = ''] = METHOD.exec(text) ?? [];
    if (whole === undefined || STATEMENTS.has(name)) return false;
    const isCall = this.blocks.at(-1)?.isFunction === true && modifiers === '';
    if (isCall || !this.hasBody(rest, number)) return false;
    const fact = this.add(name, 'definition', line, { modifiers, isOptional: optional === '?' });
    fact.parameters = readParameters(this.source.code, number, rest);
    this.enter(indent, name, { isFunction: true, fact });
    return true;
  }

  /** Whether a body or a type follows on the parameters, as in a declaration and not in a call. */
  private hasBody(rest: string, number: number): boolean {
    const { bare } = this.source;
    let depth = 1;
    let line = rest;
    for (let next = number; next < number + 40; next++) {
      for (const [index, character] of line.slice(0, MAX_LINE).split('').entries()) {
        if ('([{'.includes(character)) depth++;
        else if (')]}'.includes(character)) depth--;
        if (depth > 0) continue;
        const after = line.slice(index + 1).trim();
        return (
          /^(?::|\{|->|throws\b|where\b|const\b|override\b|=>)/.test(after) ||
          (after === '' && (bare[next] ?? '').trim() === '{')
        );
      }
      line = bare[next] ?? '';
    }
    return false;
  }

  private readKey(line: Line): boolean {
    const { text, indent, number } = line;
    const match = KEY.exec(text);
    if (match === null || !this.isKey(match)) return false;
    const [, modifiers = '', , quoted, computed, plain, mark, rest = ''] = match;
    const path = quoted ?? computed ?? plain ?? '';
    const name = quoted ?? path.slice(path.lastIndexOf('.') + 1);
    const isFunction = FUNCTION_VALUE.test(rest);
    const isOptional = mark === '?' || /\.optional\(\)|^Optional\[|^Option<|\|\s*None\b/.test(rest);
    // Whoever gets an object sees the functions that are set on it.
    const isSet = quoted === undefined && plain?.includes('.') === true;
    const fact = this.add(name, 'key', line, { modifiers, isOptional, isSet });
    fact.value = literalOf(rest) ?? literalOf(/=\s*(.*)$/.exec(rest)?.[1] ?? '');
    if (isFunction) {
      const { code } = this.source;
      fact.parameters = readParameters(code, number, rest.slice(rest.indexOf('(') + 1));
    }
    this.enter(indent, name, { isFunction, fact });
    if (!isFunction) this.readMembers(rest, line);
    return true;
  }

  /** Whether a name before `:` or `=` is a key, and not a variable, a label or a case. */
  private isKey(match: RegExpExecArray): boolean {
    const [whole, modifiers = '', , quoted, , plain = '', , rest = ''] = match;
    if (quoted !== undefined) return true;
    if (STATEMENTS.has(plain) || plain === 'default' || plain === 'lambda') return false;
    if (this.blocks.at(-1)?.isFunction !== true) return true;
    // In a function, `x: 1` stands in an object, `x = 1` sets a variable, and `x=1,` is an argument.
    if (plain.includes('.')) return FUNCTION_VALUE.test(rest);
    const isObject = /^[?!]?\s*:/.test(whole.slice(whole.indexOf(plain) + plain.length));
    return modifiers !== '' || isObject || whole.endsWith(',');
  }

  private readItem(line: Line): void {
    const around = this.blocks.at(-1);
    if (around === undefined || around.isFunction) return;
    const [, , quoted, plain] = ITEM.exec(line.text) ?? [];
    const name = quoted ?? plain;
    if (name !== undefined && !STATEMENTS.has(name)) this.add(name, 'item', line);
  }

  /** Reads the members of a list, an object or a union on one line. */
  private readMembers(text: string, line: Line): void {
    const inner = /[[{](.*)[\]}]/.exec(text)?.[1];
    if (inner === undefined) {
      const union = text.match(/(["'])[\w$:./-]+\1(?=\s*(?:\||;|$))/g) ?? [];
      if (union.length < 2) return;
      for (const member of union) {
        this.add(member.slice(1, -1), 'item', { ...line, text: member, words: member });
      }
      return;
    }
    for (const part of inner.split(',')) {
      const member = /^\s*(?:(["'])([^"']+)\1|([A-Za-z_$][\w$]*))\s*(\?)?(?:\s*:\s*(.*))?$/.exec(
        part,
      );
      const [, , quoted, plain, mark, value] = member ?? [];
      const name = quoted ?? plain;
      if (name === undefined) continue;
      const kind = value === undefined ? 'item' : 'key';
      const own = { ...line, text: part, words: part.replaceAll(/\s+/g, '') };
      const fact = this.add(name, kind, own, { isOptional: mark === '?' });
      if (value !== undefined) fact.value = literalOf(value);
    }
  }

  private enter(indent: number, name: string, block: Partial<Block>): void {
    this.blocks.push({ indent, name, isFunction: false, isTrait: false, fact: null, ...block });
  }

  private add(
    name: string,
    kind: Fact['kind'],
    { text, words, number }: Line,
    { modifiers = '', isOptional = false, isSet = false } = {},
  ): Draft {
    const around = this.blocks.slice(-2);
    const marks = new Set(modifiers.match(/\b(?:abstract|async|static)\b/g));
    if (isOptional) marks.add('optional');
    if (/[=:]\s*async\b/.test(text)) marks.add('async');
    const isPrivate =
      /\b(?:private|protected|internal)\b/.test(modifiers) ||
      /^[_#]/.test(name) ||
      around.some((block) => block.name.startsWith('_'));
    const draft: Draft = {
      container: around.map((block) => block.name).join('.'),
      name: name.replace(/^#/, ''),
      kind,
      line: number,
      value: null,
      parameters: null,
      marks,
      errors: 0,
      isPublic: !isPrivate && (isSet || !this.blocks.some(({ isFunction }) => isFunction)),
      modifiers: this.blocks.at(-1)?.isTrait === true ? `pub ${modifiers}` : modifiers,
      lines: [words],
    };
    this.found.push(draft);
    return draft;
  }
}

function literalOf(text: string): string | null {
  return LITERAL.exec(text)?.[0] ?? null;
}
