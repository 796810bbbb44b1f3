import * as z from 'zod';
import { SIGNIFICANCES } from './drift/assessment.ts';
import { RuleConfigSchema } from './report/rules.ts';
import { readPath } from './specs/path.ts';
import { patternProblem } from './specs/pattern.ts';

const RepositoryPath = z.string().transform((path, context) => {
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

/** Where chant keeps specs. That one of these is not there is nothing to speak of. */
export const CHANT_FOLDERS: readonly string[] = ['.chant/specs', '.chant/archive'];

/** The options that say what to look at. Paths and patterns are relative to the repository. */
export const engineOptions = {
  /** Folders of chant specs, searched to any depth. */
  specs: z.array(RepositoryPath).default([...CHANT_FOLDERS]),
  /** Which Markdown and MDX files may be specs themselves, through `tracks:` in their frontmatter. */
  pages: z.array(Pattern).default(['**/*.{md,mdx}']),
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
  /** The time at which schedules and acceptances are judged; the present, unless it is given. */
  now: z.date().optional(),
});

/** What `analyze` takes. */
export type AnalyzeOptions = z.input<typeof AnalyzeOptionsSchema>;

/** The same with every default filled in. */
export type ResolvedOptions = z.output<typeof AnalyzeOptionsSchema>;

/** An option that cannot be used; the message names it and says what it takes. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/**
 * Checks options against their schema.
 *
 * @throws {OptionsError} naming every option that is wrong
 */
export function readOptions<T extends z.ZodType>(schema: T, options: unknown): z.output<T> {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `\`${path.join('.') || 'options'}\`: ${message}`,
  );
  throw new OptionsError(`astro-drift options are not valid.\n${problems.join('\n')}`);
}
