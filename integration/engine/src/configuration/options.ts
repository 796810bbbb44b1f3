import * as z from 'zod';
import { FORGE_KINDS } from '../forge/forges.ts';
import { templateProblem } from '../forge/template.ts';
import { pageProblem } from '../forge/web-address.ts';
import { engineOptions, Pattern } from '../options.ts';

/** A text of which a check has nothing to say. */
function checked(problemOf: (text: string) => string | null): z.ZodString {
  return z.string().superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== null) context.addIssue(problem);
  });
}

const ForgeOptions = z.strictObject({
  /** Which forge it is, where the host of the remote does not say so. */
  kind: z.enum(FORGE_KINDS).optional(),
  /** The web page of the repository, where it is not at the remote's own host and path. */
  url: checked(pageProblem).optional(),
  /**
   * The addresses of files, for a forge that is not known, such as
   * `https://code.example.com/{path}?at={commit}#{start}-{end}`.
   */
  template: checked(templateProblem).optional(),
});

const SourcePageOptions = z.strictObject({
  /** Where citations lead: to source pages of this site, to the forge, or to both. */
  link: z.enum(['local', 'forge', 'both']).default('local'),
  /**
   * Which files have a source page: those that documents cite, or every one that git tracks. Text
   * only, and never what is a secret by its name, or lies behind a symbolic link.
   */
  pages: z.enum(['cited', 'tracked']).default('cited'),
  /** Patterns of further files that have no source page. */
  exclude: z.array(Pattern).default([]),
  /** What the remote does not tell of the forge. */
  forge: ForgeOptions.prefault({}),
});

const ShowOptions = z.strictObject({
  /** The banner above a document that is behind. */
  banner: z.boolean().default(true),
  /** The sources below a document. */
  sources: z.boolean().default(true),
});

/** The options of `drift()`. */
export const DriftOptionsSchema = z.strictObject({
  ...engineOptions,
  /**
   * A layout component of the site for the pages that the integration adds, relative to the site's
   * root, such as `./src/layouts/Page.astro`. It is given `title`, `headings` and a default
   * slot. Without one, the pages have a plain layout of their own, or Starlight's.
   */
  layout: z.string().min(1).optional(),
  /**
   * What pages of documents show by themselves. What is switched off here, or by `drift:` in the
   * frontmatter of one page, can be placed with the components of `astro-drift/components`.
   */
  show: ShowOptions.prefault({}),
  /** Source pages, and what links to source code lead to. */
  sourcePages: SourcePageOptions.prefault({}),
});

/** What `drift()` takes; everything is optional. */
export type DriftOptions = z.input<typeof DriftOptionsSchema>;

/** The option `sourcePages` with every default filled in. */
export type SourcePageOptions = z.output<typeof SourcePageOptions>;

/** The option `show` with every default filled in. */
export type ShowOptions = z.output<typeof ShowOptions>;
