import matter from 'gray-matter';

/** A Markdown file taken apart. */
export interface Frontmatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** What follows the frontmatter. */
  readonly body: string;
  /** The frontmatter as it is written, without its fences. */
  readonly source: string;
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

const refuse = (): never => {
  throw new FrontmatterError(
    'frontmatter that is a program is not run; write it as YAML between two lines of `---`',
    1,
  );
};

/**
 * Only data: gray-matter would otherwise evaluate what follows `---js` or `---coffee`. Its YAML
 * engine loads the safe schema.
 */
const ENGINES = { javascript: refuse, coffee: refuse, coffeescript: refuse, cson: refuse };

/**
 * Splits a Markdown file into frontmatter and body.
 *
 * @throws {FrontmatterError} for frontmatter that is broken, executable, or not a mapping
 */
export function readFrontmatter(text: string): Frontmatter {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let file: matter.GrayMatterFile<string>;
  try {
    file = matter(plain, { engines: ENGINES });
  } catch (error) {
    throw error instanceof FrontmatterError ? error : explain(error);
  }
  const data: unknown = file.data;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new FrontmatterError('frontmatter has to be a mapping, such as `status: completed`', 1);
  }
  return { data: data as Record<string, unknown>, body: file.content, source: file.matter };
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
  const at = text.split('\n').findIndex((line) => line.startsWith(`${field}:`));
  return at < 0 ? 1 : at + 1;
}

/** The first line at or after a field that holds a value of its list. */
export function lineOfValue(text: string, field: string, value: string): number {
  const lines = text.split('\n');
  const start = lineOfField(text, field) - 1;
  const at = lines.findIndex((line, index) => index >= start && line.includes(value));
  return at < 0 ? start + 1 : at + 1;
}
