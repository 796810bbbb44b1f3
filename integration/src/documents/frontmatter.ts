import matter from 'gray-matter';
import yaml from 'js-yaml';

/** A Markdown file taken apart. */
export interface Frontmatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** What follows the frontmatter. */
  readonly body: string;
}

/** The frontmatter cannot be read; `line` counts from 1 in the file. */
export class FrontmatterError extends Error {
  override readonly name = 'FrontmatterError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** How values are read: as YAML means them, or every one as the text that it is written as. */
export type Values = 'typed' | 'text';

const LANGUAGES = ['', 'yaml', 'yml', 'json'];

/**
 * Splits a Markdown file into frontmatter and body. Only data is read: gray-matter would otherwise
 * run what follows `---js` or `---coffee`.
 *
 * @param values `text` keeps `001` and `7e2`, which are numbers in YAML, as the ids that they are
 * @throws {FrontmatterError} for frontmatter that is broken, executable, or not a mapping
 */
export function readFrontmatter(text: string, values: Values = 'typed'): Frontmatter {
  const language = /^\uFEFF?---(?!-)[ \t]*(\S*)/.exec(text)?.[1] ?? '';
  if (!LANGUAGES.includes(language)) {
    throw new FrontmatterError(
      `frontmatter in \`${language}\` is not run, nor read; write it as YAML between two lines of \`---\``,
      1,
    );
  }
  const schema = values === 'text' ? yaml.FAILSAFE_SCHEMA : yaml.DEFAULT_SCHEMA;
  let file: { readonly data: unknown; readonly content: string };
  try {
    file = matter(text, { engines: { yaml: (source) => yaml.load(source, { schema }) as object } });
  } catch (error) {
    throw explain(error);
  }
  const { data } = file;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new FrontmatterError('frontmatter has to be a mapping, such as `status: completed`', 1);
  }
  return { data: data as Record<string, unknown>, body: file.content };
}

function explain(error: unknown): FrontmatterError {
  const { reason, message, mark } = error as {
    reason?: string;
    message?: string;
    mark?: { line?: number };
  };
  const what = reason ?? message ?? String(error);
  return new FrontmatterError(`frontmatter is not valid: ${what}`, (mark?.line ?? 0) + 1);
}

/** The line of a file, counted from 1, on which a top-level frontmatter field stands. */
export function lineOfField(text: string, field: string): number {
  return frontmatterLines(text).findIndex((line) => line.startsWith(`${field}:`)) + 1 || 1;
}

/**
 * Finds the line of a field's list that holds a value, counted from 1; the field's own line where the
 * value is not found. The lines are read once for all values.
 */
export function linesOfValues(text: string, field: string): (value: string) => number {
  const lines = frontmatterLines(text);
  const first = lineOfField(text, field) - 1;
  const next = lines.findIndex((line, index) => index > first && /^[\w-]+:/.test(line));
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

/** A longer line is no item that a person wrote, and the expression for items takes quadratic time. */
const MAX_ITEM_LENGTH = 2000;

/** The value of a line such as `- "src/**"  # all of it`. */
function itemOf(line: string): string | undefined {
  if (line.length > MAX_ITEM_LENGTH) return undefined;
  const [, quote = '', value] = /^\s*-\s+(["']?)(.*?)\1(?:\s+#.*)?\s*$/.exec(line) ?? [];
  return quote === "'" ? value?.replaceAll("''", "'") : value;
}

function frontmatterLines(text: string): string[] {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  return end < 0 ? lines : lines.slice(0, end);
}
