import * as z from 'zod';
import { DriftError } from './drift-error.ts';
import { SIGNIFICANCES } from './drift/significances.ts';
import type { OnStep } from './drift/step.ts';
import { RuleConfigSchema } from './report/rules.ts';
import { readPath } from './specs/path.ts';
import { patternProblem } from './specs/pattern.ts';

/** A path that does not leave the repository, relative to it. */
export const RepositoryPath = z.string().transform((path, context) => {
  const read = readPath(path);
  if ('path' in read) return read.path;
  context.addIssue(`"${path}" ${read.problem}`);
  return z.NEVER;
});

/** A pattern of repository-relative paths that {@link patternProblem} says nothing of. */
export const Pattern = RepositoryPath.superRefine((pattern, context) => {
  const problem = patternProblem(pattern);
  if (problem !== null) context.addIssue(`"${pattern}" ${problem}`);
});

/** The same, with `!` before one that takes out. */
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

/** Where chant keeps specs. That one of these is not there is nothing to speak of. */
export const CHANT_FOLDERS: readonly string[] = ['.chant/specs', '.chant/archive'];

/** The options that say what to look at. Paths and patterns are relative to the repository. */
export const engineOptions = {
  /** Folders of chant specs, searched to any depth. */
  specs: z.array(RepositoryPath).default([...CHANT_FOLDERS]),
  /**
   * Which Markdown and MDX files may be specs themselves, through `tracks:` in their frontmatter;
   * `!` before a pattern takes files out.
   */
  pages: signedPatterns.default(['**/*.{md,mdx}']),
  /**
   * Which source files ought to be documented, for the coverage and the rule `undocumented-source`;
   * `!` before a pattern takes files out.
   */
  coverage: signedPatterns.default(['**/*']),
  /** Severities by rule. */
  rules: RuleConfigSchema.default({}),
  /** Kinds of change that make drift; the others are only listed. */
  significant: z.array(z.enum(SIGNIFICANCES)).default(['code', 'binary']),
  /** Commits that make no drift, besides those of `.git-blame-ignore-revs`; at least 7 digits each. */
  ignoreRevs: z
    .array(z.string().regex(/^[0-9a-f]{7,64}$/i, 'is not a commit id of at least 7 digits'))
    .default([]),
  /** Whether a shallow or partial clone may be completed from its remote, once. */
  fetch: z.boolean().default(true),
};

/** The options of `analyze`. */
export const AnalyzeOptionsSchema = z.strictObject({
  /** Any folder of the repository. */
  root: z.string().min(1),
  ...engineOptions,
  /** A folder in which to remember how contents differ, from one run to the next. */
  cacheDir: z.string().min(1).optional(),
  /** Whether only what is committed counts, and the working tree for nothing. */
  committed: z.boolean().default(false),
  /** Called when something begins that may take its time. */
  onStep: z.custom<OnStep>((value) => typeof value === 'function', 'is not a function').optional(),
  /** The time at which schedules and acceptances are judged; the present, unless it is given. */
  now: z.date().optional(),
});

/** What `analyze` takes. */
export type AnalyzeOptions = z.input<typeof AnalyzeOptionsSchema>;

/** The same with every default filled in. */
export type ResolvedOptions = z.output<typeof AnalyzeOptionsSchema>;

/** The time at which schedules and acceptances are judged, in seconds since 1970. */
export function secondsOf({ now = new Date() }: Pick<ResolvedOptions, 'now'>): number {
  return Math.floor(now.getTime() / 1000);
}

/** An option that cannot be used; the message names it and says what it takes. */
export class OptionsError extends DriftError {
  constructor(message: string, fix = '') {
    super('invalid-options', message, fix);
  }
}

/**
 * Checks options against their schema.
 *
 * @throws {DriftError} naming every option that is wrong
 */
export function readOptions<T extends z.ZodType>(schema: T, options: unknown): z.output<T> {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `\`${path.join('.') || 'options'}\`: ${message}`,
  );
  throw new OptionsError(`astro-drift options are not valid.\n${problems.join('\n')}`);
}
