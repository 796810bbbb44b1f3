import * as z from 'zod';
import { EXTENSIONS } from './documents/format.ts';
import { DriftError } from './drift-error.ts';
import { SIGNIFICANCES } from './code/significances.ts';
import type { OnStep } from './drift/progress-step.ts';
import { Ref } from './git/ref.ts';
import { RuleConfigSchema } from './rules/config.ts';
import { readPath } from './specs/path.ts';
import { patternProblem } from './specs/pattern.ts';
import { similarNames, suggestName } from './text/suggestion.ts';

/** A path relative to the repository. It must not lead out of the repository. */
export const RepositoryPath = z.string().transform((path, context) => {
  const read = readPath(path);
  if ('path' in read) return read.path;
  context.addIssue(`"${path}" ${read.problem}`);
  return z.NEVER;
});

/** A pattern for paths relative to the repository. {@link patternProblem} must accept it. */
export const Pattern = RepositoryPath.superRefine((pattern, context) => {
  const problem = patternProblem(pattern);
  if (problem !== null) context.addIssue(`"${pattern}" ${problem}`);
});

/** A {@link Pattern}, perhaps with `!` before it. Then it excludes files. */
const SignedPattern = z.string().transform((written, context) => {
  const mark = written.startsWith('!') ? '!' : '';
  const read = Pattern.safeParse(written.slice(mark.length));
  if (read.success) return `${mark}${read.data}`;
  context.addIssue(read.error.issues[0]?.message ?? `"${written}" cannot be used`);
  return z.NEVER;
});

const signedPatterns = z
  .array(SignedPattern)
  .refine(
    (patterns) => patterns.length === 0 || patterns.some((pattern) => !pattern.startsWith('!')),
    'holds only patterns with `!`, which take out of others',
  );

/** The folders in which chant keeps specs. They need not exist. */
export const CHANT_FOLDERS: readonly string[] = ['.chant/specs', '.chant/archive'];

/** The options that a configuration can also have. All paths are relative to the repository. */
export const engineOptions = {
  /** Folders with chant specs. Their subfolders are included. */
  specs: z
    .array(RepositoryPath)
    .default([...CHANT_FOLDERS])
    .describe('folders with chant specs'),
  /**
   * Markdown and MDX files that may declare their own sources with `tracks:`. A pattern that begins
   * with `!` excludes files.
   */
  pages: signedPatterns
    .default([`**/*.{${EXTENSIONS.join(',')}}`])
    .describe('Markdown files that may declare their sources; `!` excludes files'),
  /**
   * The sources of pages whose frontmatter must stay clean: patterns of pages, each with patterns of
   * sources. They count for pages that have no `tracks` of their own.
   */
  tracks: z
    .record(Pattern, signedPatterns)
    .default({})
    .describe('the sources of pages whose frontmatter must stay clean, by patterns of pages'),
  /**
   * Source files that should be documented, for the coverage and the rule `undocumented-source`. A
   * pattern that begins with `!` excludes files.
   */
  coverage: signedPatterns
    .default(['**/*'])
    .describe('source files that should be documented; `!` excludes files'),
  /** The severity of each rule. */
  rules: RuleConfigSchema.default({}).describe('the severity of each rule, and its options'),
  /** The kinds of change that make a spec drift. Other changes are only listed. */
  significant: z
    .array(z.enum(SIGNIFICANCES))
    .default(['code', 'types', 'doc', 'binary'])
    .describe('the kinds of change that make a spec drift'),
  /**
   * Whether edits of a page do not count as reviews. Then only the field `reviewed`, acceptances and
   * the trailer `Docs-Reviewed` of commits count.
   */
  strictReviews: z
    .boolean()
    .default(false)
    .describe('whether edits of a page do not count as reviews'),
  /**
   * Ids of commits that do not make a spec drift, as in `.git-blame-ignore-revs`. An id needs at
   * least 7 digits.
   */
  ignoreRevs: z
    .array(z.string().regex(/^[0-9a-f]{7,64}$/i, 'is not a commit id of at least 7 digits'))
    .default([])
    .describe('commits that do not make a spec drift'),
  /**
   * References that are exempt from all checks: by patterns for the paths that they name, or for the
   * documents in which they stand.
   */
  ignore: z
    .strictObject({
      references: z.array(Pattern).default([]),
      pages: z.array(Pattern).default([]),
    })
    .prefault({})
    .describe('references that are exempt from all checks'),
  /** Whether missing objects of a shallow or partial clone may be fetched from its remote. */
  fetch: z
    .boolean()
    .default(true)
    .describe('whether a shallow or partial clone may be completed from its remote'),
};

/** The options of `analyze`. */
export const AnalyzeOptionsSchema = z.strictObject({
  /** Any folder of the repository. */
  root: z.string().min(1),
  ...engineOptions,
  /**
   * The folder in which this run remembers what it found out, for later runs; `false` to remember
   * and to use nothing. The default is `.cache/astro-drift` in the nearest `node_modules` from
   * `root` upwards, else a folder in git's own.
   */
  cacheDir: z.union([z.string().min(1), z.literal(false)]).optional(),
  /** Whether HEAD is analysed and the working tree is ignored. */
  committed: z.boolean().default(false),
  /**
   * Whether the index is analysed and the working tree is ignored. The index is what the next commit
   * will contain. It comes before `committed`, and `at` before both.
   */
  staged: z.boolean().default(false),
  /**
   * The commit to analyse instead of HEAD: a branch, a tag or an id. The working tree is ignored.
   * Unless `now` is set, the date of the commit is the time by which schedules and acceptances are
   * judged.
   */
  at: Ref.optional(),
  /**
   * The Markdown files that may be watched for their references alone, among those that declare
   * nothing: specs of the kind `references`. The default is all that `pages` selects; `[]` is none.
   * A build names the files that the site renders. It is no option of a configuration.
   */
  watched: z.array(RepositoryPath).optional(),
  /** A function that is called at the start of each step that may take long. */
  onStep: z.custom<OnStep>((value) => typeof value === 'function', 'is not a function').optional(),
  /**
   * The time by which schedules and acceptances are judged. The default is the current time, or the
   * date of the commit that `at` names.
   */
  now: z.date().optional(),
});

/** The options of `analyze`, as a caller gives them. */
export type AnalyzeOptions = z.input<typeof AnalyzeOptionsSchema>;

/** The options of `analyze` with all defaults. */
export type ResolvedOptions = z.output<typeof AnalyzeOptionsSchema>;

/** Returns the time by which schedules and acceptances are judged, in seconds since 1970. */
export function secondsOf({ now = new Date() }: Pick<ResolvedOptions, 'now'>): number {
  return Math.floor(now.getTime() / 1000);
}

/** The error for an invalid option. The message names the option and says which values it takes. */
export class OptionsError extends DriftError {
  constructor(message: string, fix = '') {
    super('invalid-options', message, fix);
  }
}

/**
 * Checks options against their schema, and fills in the defaults.
 *
 * @throws {DriftError} if options are not valid; the message names each of them
 */
export function readOptions<T extends z.ZodType>(schema: T, options: unknown): z.output<T> {
  const result = schema.safeParse(options, { error: suggest });
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap(({ path, message }) =>
    message.split('\n').map((line) => `\`${path.join('.') || 'options'}\`: ${line}`),
  );
  throw new OptionsError(`astro-drift options are not valid.\n${problems.join('\n')}`);
}

const quote = (name: string): string => `\`${name}\``;

/** Says what may have been meant by the name of an option, or by a word, that is not known. */
function suggest(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
    const known = Object.keys(issue.inst.shape);
    return issue.keys
      .map((key) => `there is no option ${quote(key)}; ${suggestName(key, known, quote)}`)
      .join('\n');
  }
  if (issue.code === 'invalid_value' && typeof issue.input === 'string') {
    const known = issue.values.filter((value) => typeof value === 'string');
    const near = similarNames(issue.input, known);
    if (near.length > 0) {
      return `${quote(issue.input)} is not known; did you mean ${near.map(quote).join(' or ')}?`;
    }
  }
  return undefined;
}
