import { exportsOf } from './exports.ts';
import type { Fact, ReadFact } from './fact.ts';
import { withoutImports, withoutTests } from './left-out.ts';
import { literalOf, valueOf } from './literal.ts';
import { membersOf } from './members.ts';
import { hasBody, readParameters } from './parameters.ts';
import {
  ACCESS,
  ANNOTATIONS,
  ATTRIBUTES,
  DEFINITION,
  DEPRECATION,
  DESTRUCTURING,
  ERROR,
  FIELD,
  FUNCTION_VALUE,
  IMPLEMENTATION,
  ITEM,
  KEY,
  LONE_WORDS,
  METHOD,
  NAME_FIRST,
  RULE,
  STATEMENTS,
  TABLE,
  TYPE_FIRST,
} from './patterns.ts';
import type { SourceText } from './source-text.ts';
import type { FactSyntax } from '../languages/rules/fact-syntax.ts';

/**
 * The length at which lines are cut. Longer lines are data, and the time of the patterns may grow
 * with the square of the length.
 */
const MAX_LINE = 500;
/** A file with more facts than this is data. Only some hundred facts of a change are kept. */
const MAX_FACTS = 5000;
/** The number of lines that count as the body of a definition. Further lines are ignored. */
const MAX_BODY = 2000;
/**
 * If a line stands inside of more definitions than this, it counts only as part of the body of the
 * outermost ones.
 */
const MAX_DEPTH = 12;

/**
 * A definition, or anything else with a name, that contains the current line. Its indent shows what
 * it contains.
 */
interface Block {
  readonly indent: number;
  readonly name: string;
  readonly isFunction: boolean;
  /** True if the members are as public as the block itself, as those of an enum or a trait. */
  readonly isShared: boolean;
  /** True if the members from here on are private. */
  isPrivate: boolean;
  readonly fact: Draft | null;
}

/** A fact that is not complete yet. */
interface Draft extends Omit<Fact, 'isExported' | 'marks' | 'value' | 'parameters' | 'errors'> {
  value: string | null;
  parameters: string | null;
  errors: number;
  readonly marks: Set<string>;
  readonly modifiers: string;
  readonly lines: string[];
}

/** A line of the file, with what was read from it. */
interface Line {
  /** The text of the line, without comments and without the indent. */
  readonly text: string;
  /** The text of the line, without white space. */
  readonly words: string;
  readonly indent: number;
  /** The number of the line, counted from 1. */
  readonly number: number;
  /** The column in which the text ends. */
  readonly end: number;
  /** True if a type before the name was removed from the text. Then the line is a declaration. */
  readonly isTyped: boolean;
}

/** Reads the definitions, keys and members of lists in a file. Indents show what contains what. */
export class FactReader {
  private readonly source: SourceText;
  private readonly syntax: FactSyntax;
  private readonly found: Draft[] = [];
  private readonly blocks: Block[] = [];

  constructor(syntax: FactSyntax, source: SourceText) {
    this.syntax = syntax;
    this.source = source;
  }

  read(): ReadFact[] {
    const { code } = this.source;
    const isExported = exportsOf(this.syntax, code);
    const bare = withoutTests(withoutImports(this.source.bare));
    const deprecated = this.linesAfterDeprecation();
    // More lines can stand between a mark of deprecation and the definition that it concerns.
    let isDeprecated = false;
    for (const [index, blank] of bare.entries()) {
      if (blank.trim() === '') continue;
      isDeprecated ||= deprecated.has(index + 1) || DEPRECATION.test(blank.slice(0, MAX_LINE));
      const before = this.found.length;
      this.readLine(this.lineOf(index, blank));
      const added = this.found[before];
      if (added !== undefined) {
        if (isDeprecated) added.marks.add('deprecated');
        isDeprecated = false;
      }
      if (this.found.length >= MAX_FACTS) break;
    }
    return this.found.map(({ lines, marks, modifiers, ...fact }) => ({
      ...fact,
      isExported: fact.isPublic && isExported(fact, modifiers),
      marks: [...marks].sort(),
      body: withoutLayout(lines.join('')),
    }));
  }

  /** Returns the lines that follow a doc comment which says that something is deprecated. */
  private linesAfterDeprecation(): ReadonlySet<number> {
    return new Set(
      this.source.docs
        .filter(({ text }) => /@deprecated\b|^[ \t]*(?:\.\. deprecated::|Deprecated: )/m.test(text))
        .map(({ text, line }) => line + text.split('\n').length),
    );
  }

  private lineOf(index: number, blank: string): Line {
    // If a comment stands at the beginning of the line, the code begins further to the right.
    const start = blank.search(/\S/);
    const whole = (this.source.code[index] ?? '').slice(start, start + MAX_LINE).trimEnd();
    const words = whole.replaceAll(/\s+/g, '');
    let indent = this.source.indents[index] ?? 0;
    let text = whole.replace(ANNOTATIONS, '');
    if (this.syntax.hasListItems === true && /^-\s+[\w"']+[\w .-]*["']?:(?:\s|$)/.test(text)) {
      const [dash = ''] = /^-\s+/.exec(text) ?? [];
      text = text.slice(dash.length);
      indent += dash.length;
    }
    const isTyped = this.syntax.hasTypeFirst === true && TYPE_FIRST.test(text);
    if (isTyped) text = text.replace(TYPE_FIRST, '$1');
    return { text, words, indent, number: index + 1, end: start + whole.length, isTyped };
  }

  private readLine(line: Line): void {
    const { text, words, indent } = line;
    // A brace on a line of its own belongs to the block before it.
    const isEnd = /^[)\]}]/.test(text) || text === '{';
    while ((this.blocks.at(-1)?.indent ?? -1) >= indent + (isEnd ? 1 : 0)) this.blocks.pop();
    for (const { fact } of this.blocks.slice(0, MAX_DEPTH)) {
      if (fact !== null && fact.lines.length < MAX_BODY) fact.lines.push(words);
    }
    this.readStatement(line);
    if (!ERROR.test(text)) return;
    const owner = this.blocks.findLast(({ fact, isFunction }) => isFunction && fact !== null);
    if (owner?.fact) owner.fact.errors++;
  }

  private readStatement(line: Line): void {
    if (this.readAccess(line) || this.readTable(line) || this.readRule(line)) return;
    if (this.readImplementation(line) || this.readDefinition(line)) return;
    if (this.readMethod(line) || this.readField(line) || this.readKey(line)) return;
    if (!this.readDefaults(line)) this.readItem(line);
  }

  private readAccess({ text }: Line): boolean {
    const access = ACCESS.exec(text)?.[1];
    const around = this.blocks.at(-1);
    if (access === undefined || around === undefined) return false;
    around.isPrivate = access !== 'public';
    return true;
  }

  private readTable(line: Line): boolean {
    if (this.syntax.hasTables !== true || line.indent !== 0) return false;
    const name = TABLE.exec(line.text)?.[1];
    if (name === undefined) return false;
    this.blocks.length = 0;
    this.enter(-0.5, name, { fact: this.add(name, 'definition', line) });
    return true;
  }

  private readRule(line: Line): boolean {
    const name = this.syntax.hasSelectors === true ? RULE.exec(line.text)?.[1] : undefined;
    if (name === undefined) return false;
    this.enter(line.indent, name, { fact: this.add(name, 'definition', line) });
    this.readMembers(line, line.text.slice(name.length));
    return true;
  }

  private readImplementation({ text, indent }: Line): boolean {
    const [, trait, name] = IMPLEMENTATION.exec(text) ?? [];
    if (name === undefined) return false;
    this.enter(indent, name, { isShared: trait !== undefined });
    return true;
  }

  private readDefinition(line: Line): boolean {
    const { text, indent } = line;
    const [whole, modifiers = '', keyword = '', name = ''] = DEFINITION.exec(text) ?? [];
    if (whole === undefined) return false;
    const rest = text.slice(whole.length);
    const isShared = /^(?:enum|trait)$/.test(keyword) && /\bpub\b/.test(modifiers);
    const isVariable = /^(?:const|let|var|val|static)$/.test(keyword);
    const value = /^\s*(?::(?:[^=]|=>)+)?=(?!>)\s*(.*)$/.exec(rest)?.[1] ?? '';
    const isFunction =
      /^(?:function\*?|fn|fun|def|func)$/.test(keyword) ||
      (isVariable && FUNCTION_VALUE.test(value));
    if (isVariable && this.isInFunction) {
      // This is a local variable.
      this.enter(indent, name, { isFunction });
      return true;
    }
    const fact = this.add(name, 'definition', line, { modifiers });
    const parenthesis = rest.indexOf('(');
    if (!isFunction) fact.value = valueOf(value, this.syntax);
    if (isFunction && isVariable) fact.parameters = this.parametersOfValue(line, value);
    else if (parenthesis >= 0 && (isFunction || keyword === 'record')) {
      fact.parameters = this.parametersOf(line, rest.slice(parenthesis + 1));
    }
    this.enter(indent, name, { isFunction, isShared, fact });
    if (!isFunction) this.readMembers(line, rest);
    return true;
  }

  private readMethod(line: Line): boolean {
    const { text, indent } = line;
    const [whole, modifiers = '', name = '', optional, rest = ''] = METHOD.exec(text) ?? [];
    if (whole === undefined || STATEMENTS.has(name)) return false;
    const isCall = this.blocks.at(-1)?.isFunction === true && modifiers === '';
    if (isCall && !line.isTyped) return false;
    if (!this.isDeclared(line) && !this.isDefined(line, rest)) return false;
    const fact = this.add(name, 'definition', line, { modifiers, isOptional: optional === '?' });
    fact.parameters = this.parametersOf(line, rest);
    this.enter(indent, name, { isFunction: true, fact });
    return true;
  }

  /** Whether a line declares a member of a type. In such a place, only declarations can stand. */
  private isDeclared({ isTyped }: Line): boolean {
    const around = this.blocks.at(-1);
    if (around === undefined || around.isFunction || around.fact?.kind !== 'definition')
      return false;
    return isTyped || this.syntax.hasTypeAfterName === true;
  }

  /**
   * Whether a function is defined here, and not called.
   *
   * @param rest the end of the line, after the opening parenthesis
   */
  private isDefined({ number, end }: Line, rest: string): boolean {
    return hasBody(this.source.bare, number - 1, end - rest.length);
  }

  /**
   * Returns the parameters of a function.
   *
   * @param rest the end of the line, after the opening parenthesis
   */
  private parametersOf({ number, end }: Line, rest: string): string {
    return readParameters(this.source, number - 1, end - rest.length, this.syntax);
  }

  /**
   * Returns the parameters of a function that is the value of a name.
   *
   * @param value the end of the line, from the function on
   */
  private parametersOfValue(line: Line, value: string): string {
    // The single parameter of `name => name` has no parentheses.
    const single = /^(?:async\s+)?(\w+)\s*=>/.exec(value)?.[1];
    return single ?? this.parametersOf(line, value.slice(value.indexOf('(') + 1));
  }

  /**
   * Reads a member of a class or a structure. It is for languages in which a type does not stand
   * after a colon.
   */
  private readField(line: Line): boolean {
    const { text, indent } = line;
    if (!this.isDeclared(line)) return false;
    if (this.syntax.hasTypeAfterName === true) {
      const [, name, type = ''] = NAME_FIRST.exec(text) ?? [];
      if (name === undefined || STATEMENTS.has(name) || type.startsWith('=')) return false;
      this.enter(indent, name, { fact: this.add(name, 'key', line) });
      return true;
    }
    const [, modifiers = '', name, value = ''] = FIELD.exec(text) ?? [];
    if (name === undefined) return false;
    const fact = this.add(name, 'key', line, { modifiers });
    fact.value = valueOf(value, this.syntax);
    this.enter(indent, name, { fact });
    return true;
  }

  /** Reads the defaults of properties, as in `const { size = 3 } = props`. */
  private readDefaults(line: Line): boolean {
    const inner = DESTRUCTURING.exec(line.text)?.[1];
    if (inner === undefined) return false;
    for (const { name, value, text } of membersOf(`{${inner}}`)) {
      const literal = literalOf(/^(?:\w+\s*=\s*)?(.*)$/.exec(value ?? '')?.[1] ?? '');
      if (literal === null) continue;
      this.add(name, 'key', { ...line, text, words: text.replaceAll(/\s+/g, '') }).value = literal;
    }
    return true;
  }

  private readKey(line: Line): boolean {
    const { text, indent } = line;
    const match = KEY.exec(text);
    if (match === null || !this.isKey(match)) return false;
    const [, modifiers = '', , quoted, computed, plain, mark, rest = ''] = match;
    const path = quoted ?? computed ?? plain ?? '';
    const name = quoted ?? path.slice(path.lastIndexOf('.') + 1);
    const isFunction = FUNCTION_VALUE.test(rest);
    const isOptional = mark === '?' || /\.optional\(\)|^Optional\[|^Option<|\|\s*None\b/.test(rest);
    // A function that is set on an object can be used by everybody who has the object.
    const isSet = quoted === undefined && plain?.includes('.') === true;
    const fact = this.add(name, 'key', line, { modifiers, isOptional, isSet });
    if (isFunction) fact.parameters = this.parametersOfValue(line, rest);
    else fact.value = valueOf(rest, this.syntax);
    this.enter(indent, name, { isFunction, fact });
    if (!isFunction) this.readMembers(line, rest);
    return true;
  }

  /** Whether a name before `:` or `=` is a key. It can also be a variable, a label or a case. */
  private isKey(match: RegExpExecArray): boolean {
    const [whole, modifiers = '', , quoted, , plain = '', , rest = ''] = match;
    if (quoted !== undefined) return true;
    if (plain === 'default' && this.isInFunction) return false;
    const isStatement = STATEMENTS.has(plain) || plain === 'lambda';
    if ((isStatement && this.syntax.hasPlainValues !== true) || plain.startsWith('attr_'))
      return false;
    if (this.blocks.at(-1)?.isFunction !== true) return true;
    // Inside of a function, `x: 1` is a property of an object, `x = 1` sets a variable, and `x=1,`
    // is an argument.
    if (plain.includes('.')) return FUNCTION_VALUE.test(rest);
    const isObject = /^[?!]?\s*:/.test(whole.slice(whole.indexOf(plain) + plain.length));
    return modifiers !== '' || isObject || whole.endsWith(',');
  }

  private get isInFunction(): boolean {
    return this.blocks.some(({ isFunction }) => isFunction);
  }

  private readItem(line: Line): void {
    const around = this.blocks.at(-1);
    if (around === undefined || around.isFunction) return;
    const attributes = ATTRIBUTES.exec(line.text)?.[1];
    if (attributes !== undefined) {
      this.readMembers(line, `[${attributes}]`);
      return;
    }
    const [, , quoted, plain] = ITEM.exec(line.text) ?? [];
    const name = quoted ?? plain;
    if (quoted === undefined && LONE_WORDS.has(plain ?? '')) return;
    if (name !== undefined) this.add(name, 'item', line);
  }

  private readMembers(line: Line, text: string): void {
    for (const member of membersOf(text)) {
      const { name, isOptional, value } = member;
      const words = member.text.replaceAll(/\s+/g, '');
      const kind = value === null ? 'item' : 'key';
      const fact = this.add(name, kind, { ...line, text: member.text, words }, { isOptional });
      if (value !== null) fact.value = valueOf(value, this.syntax);
    }
  }

  private enter(indent: number, name: string, block: Partial<Block>): void {
    this.blocks.push({
      indent,
      name,
      isFunction: false,
      isShared: false,
      isPrivate: false,
      fact: null,
      ...block,
    });
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
      [name, ...around.map((block) => block.name)].some(isPrivateName) ||
      this.blocks.at(-1)?.isPrivate === true;
    // What is set on `exports` or on an object can be used by everybody who has it.
    const isOpen = this.blocks.at(-1)?.isShared === true || /^(?:module\.)?exports\./.test(text);
    const draft: Draft = {
      container: around.map((block) => block.name).join('.'),
      name: name.replace(/^#/, ''),
      kind,
      line: number,
      value: null,
      parameters: null,
      marks,
      errors: 0,
      isPublic: !isPrivate && (isSet || !this.isInFunction),
      modifiers: isOpen ? `pub export ${modifiers}` : modifiers,
      lines: [words],
    };
    this.found.push(draft);
    return draft;
  }
}

/** Returns code without what formatters change: kinds of quotes, semicolons and trailing commas. */
function withoutLayout(code: string): string {
  return code
    .replaceAll(/["'`]/g, '"')
    .replaceAll(';', '')
    .replaceAll(/,(?=[)\]}]|$)/g, '');
}

/**
 * Whether a name begins with a mark for private names. `__all__` is not private: it lists the
 * public names.
 */
function isPrivateName(name: string): boolean {
  return /^[_#]/.test(name) && name !== '__all__';
}
