import matter from 'gray-matter';
import yaml from 'js-yaml';
import * as toml from 'smol-toml';

/** A Markdown file, split into frontmatter and body. */
export interface Frontmatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** The text after the frontmatter. */
  readonly body: string;
}

/** The frontmatter cannot be read. `line` is counted from 1 in the file. */
export class FrontmatterError extends Error {
  override readonly name = 'FrontmatterError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/**
 * How values are read: `typed` means as YAML and TOML define them, `text` means as they are written.
 */
export type Values = 'typed' | 'text';

/** The key `<<`, as in `<<: *base`. It takes over the fields of another mapping. */
const MERGE = new yaml.Type('tag:yaml.org,2002:merge', {
  kind: 'scalar',
  resolve: (value) => value === '<<',
});

/** A schema in which every value is text. It finds the same fields as Astro. */
const TEXT_SCHEMA = yaml.FAILSAFE_SCHEMA.extend({ implicit: [MERGE] });

/**
 * Matches the beginning of frontmatter, as Astro finds it: after a byte order mark, or below empty
 * lines. Four dashes are a horizontal rule.
 */
const OPENING = /^(?:\uFEFF?|\s*\n)---(?!-)(?:[ \t]*ya?ml[ \t]*(?=\r?\n|$))?/i;

/** Matches frontmatter in TOML, as Astro finds it. */
const TOML = /^(?:\uFEFF?|\s*\n)\+{3}([^]*?\n)(?:\+{3}|---)/;

const CLOSING = '\n---';

/** gray-matter takes quadratic time for longer runs of blank characters. */
const MAX_BLANK = 1000;

function refuse(): never {
  throw new FrontmatterError('frontmatter in another language than YAML is not run, nor read', 1);
}

/**
 * The engines in which gray-matter looks up a language by its name. Without them, it would run
 * `js`, and would find a function for the name `constructor`. It is given no text that names a
 * language. If it ever were, these engines would refuse to read it.
 */
export const ENGINES: Readonly<Record<string, () => never>> = Object.fromEntries(
  ['yaml', 'json', 'javascript', 'coffee', 'toml', ...Object.getOwnPropertyNames(Object.prototype)]
    // No engine can be registered as `__proto__`, and gray-matter fails on the value that it finds
    // there.
    .filter((name) => name !== '__proto__')
    .map((name) => [name, refuse]),
);

/**
 * Splits a Markdown file into frontmatter and body. Everything after the first `---` is read as
 * YAML, and everything after `+++` as TOML, as Astro does. Nothing is run.
 * Decision: Read only YAML and TOML in frontmatter.
 *
 * @param values `text` keeps ids such as `001` and `7e2`, which are numbers in YAML
 * @throws {FrontmatterError} for frontmatter that is broken, in another language, or not a mapping
 */
export function readFrontmatter(text: string, values: Values = 'typed'): Frontmatter {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return readWithoutYaml(text, values);
  const above = linesIn(opening);
  const rest = text.slice(opening.length);
  if (hasLongBlank(rest.slice(0, endOf(rest)))) {
    throw new FrontmatterError(
      `frontmatter has more than ${MAX_BLANK} blank characters in a row; take them out`,
      above + 1,
    );
  }
  const schema = values === 'text' ? TEXT_SCHEMA : yaml.DEFAULT_SCHEMA;
  // The source begins with the line break that gray-matter was given.
  const parse = (source: string): object => yaml.load(source.slice(1), { schema }) as object;
  try {
    // gray-matter reads the rest of the first line as the name of a language, even if it is given
    // one. A line break leaves nothing of that line.
    const engines = { ...ENGINES, yaml: parse };
    const file = matter(`---\n${rest}`, { language: 'yaml', engines, excerpt: () => '' });
    const { data, content } = file as { readonly data: unknown; readonly content: string };
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
      return { data: data as Record<string, unknown>, body: content };
    }
  } catch (error) {
    throw explain(error, rest, above);
  }
  const message = 'frontmatter has to be a mapping, such as `status: completed`';
  throw inOtherLanguage(rest, above) ?? new FrontmatterError(message, above + 1);
}

/** Reads a file that has no frontmatter in YAML. */
function readWithoutYaml(text: string, values: Values): Frontmatter {
  const [whole, source = ''] = TOML.exec(text) ?? [];
  if (whole === undefined) return { data: {}, body: text.replace(/^\uFEFF/, '') };
  try {
    const data = toml.parse(source);
    return {
      data: values === 'text' ? (asText(data) as Readonly<Record<string, unknown>>) : data,
      body: text.slice(whole.length).replace(/^[ \t]*\r?\n/, ''),
    };
  } catch (error) {
    const above = linesIn(whole.slice(0, whole.indexOf('+++')));
    const { line = 1, message } = error as Error & { readonly line?: number };
    const [reason = ''] = message.replace('Invalid TOML document: ', '').split('\n', 1);
    throw new FrontmatterError(`frontmatter is not valid TOML: ${reason}`, above + line);
  }
}

/** Turns the values of TOML into text. Dates are written as in the file. */
function asText(value: unknown): unknown {
  if (value instanceof toml.TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]));
  }
  return String(value);
}

function hasLongBlank(text: string): boolean {
  return (text.match(/\s+/g) ?? []).some((blank) => blank.length > MAX_BLANK);
}

/** Returns where the frontmatter ends in the text after its opening. */
function endOf(rest: string): number {
  const end = rest.indexOf(CLOSING);
  return end < 0 ? rest.length : end;
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/**
 * Makes the error for frontmatter that cannot be read.
 *
 * @param rest the text after the opening
 * @param above the number of lines above that text
 */
function explain(error: unknown, rest: string, above: number): FrontmatterError {
  const { reason, message, mark } = error as {
    reason?: string;
    message?: string;
    mark?: { line?: number };
  };
  const what = reason ?? message ?? String(error);
  const line = (mark?.line ?? 0) + 1;
  return (
    inOtherLanguage(rest, above) ??
    new FrontmatterError(`frontmatter is not valid: ${what}`, above + line)
  );
}

/**
 * Makes the error for broken frontmatter that begins with a word, as other languages do. Returns
 * `null` if it does not begin with a word.
 */
function inOtherLanguage(rest: string, above: number): FrontmatterError | null {
  const [first = ''] = rest.split(/\r?\n/, 1);
  const [language] = /^[a-z_][\w+.-]{0,30}(?!\S)/i.exec(first.trim()) ?? [];
  return language === undefined
    ? null
    : new FrontmatterError(
        `frontmatter in \`${language}\` is not run, nor read; write it as YAML between two lines of \`---\``,
        above + 1,
      );
}

/** Matches the beginning of a field, in YAML or TOML. */
const FIELD = /^["']?([\w-]+)["']?\s*[:=]/;

/**
 * Returns the line of a top-level frontmatter field, counted from 1. Returns 1 if the field is not
 * found.
 */
export function lineOfField(text: string, field: string): number {
  const isField = (line: string): boolean =>
    FIELD.exec(line)?.[1] === field || line.startsWith(`[${field}]`);
  return frontmatterLines(text).findIndex(isField) + 1 || 1;
}

/**
 * Makes a function that finds the line of a value in the list of a field, counted from 1. It
 * returns the line of the field if the value is not found. The lines are read once for all values.
 */
export function linesOfValues(text: string, field: string): (value: string) => number {
  const lines = frontmatterLines(text);
  const first = lineOfField(text, field) - 1;
  const next = lines.findIndex((line, index) => index > first && FIELD.test(line));
  const own = lines.slice(first, next < 0 ? lines.length : next);
  const byItem = new Map<string, number>();
  for (const [index, line] of own.entries()) {
    const item = itemOf(line);
    if (item !== undefined && !byItem.has(item)) byItem.set(item, index);
  }
  return (value) => {
    const index = byItem.get(value) ?? own.findIndex((line) => line.includes(value));
    return first + Math.max(index, 0) + 1;
  };
}

/** Longer lines are not read as items, because the regular expression takes quadratic time. */
const MAX_ITEM_LENGTH = 2000;

/** Reads the value of a line such as `- "src/**"  # all of it`. */
function itemOf(line: string): string | undefined {
  if (line.length > MAX_ITEM_LENGTH) return undefined;
  const [, quote = '', value] = /^\s*-\s+(["']?)(.*?)\1(?:\s+#.*)?\s*$/.exec(line) ?? [];
  return quote === "'" ? value?.replaceAll("''", "'") : value;
}

function frontmatterLines(text: string): string[] {
  return frontmatterOf(text).split(/\r?\n/);
}

/**
 * Returns the frontmatter of a file, in YAML or TOML, with everything above its end. Returns `''`
 * if the file has none.
 */
export function frontmatterOf(text: string): string {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return TOML.exec(text)?.[0] ?? '';
  return text.slice(0, opening.length + endOf(text.slice(opening.length)));
}
