import * as z from 'zod';
import { FORGE_KINDS } from '../forge/forges.ts';
import { templateProblem } from '../forge/template.ts';
import { pageProblem } from '../forge/web-address.ts';
import { engineOptions, Pattern } from '../options.ts';

/** A schema for a text that passes a check. */
function checked(problemOf: (text: string) => string | null): z.ZodString {
  return z.string().superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== null) context.addIssue(problem);
  });
}

const ForgeOptions = z.strictObject({
  /** The kind of forge, if the host of the remote does not show it. */
  kind: z.enum(FORGE_KINDS).optional(),
  /** The web page of the repository, if it has another host or path than the remote. */
  url: checked(pageProblem).optional(),
  /**
   * A template for the addresses of files, if the forge is not known, such as
   * `https://code.example.com/{path}?at={commit}#{start}-{end}`.
   */
  template: checked(templateProblem).optional(),
});

const SourcePageOptions = z.strictObject({
  /** Where citations link to: source pages of this site, the forge, or both. */
  link: z.enum(['local', 'forge', 'both']).default('local'),
  /**
   * Which files get a source page: files that documents cite, or all files that git tracks. Binary
   * files, files behind symbolic links, and files whose names say that they hold secrets never get
   * one.
   */
  pages: z.enum(['cited', 'tracked']).default('cited'),
  /** Patterns of further files that get no source page. */
  exclude: z.array(Pattern).default([]),
  /** The forge, as far as the remote does not show it. */
  forge: ForgeOptions.prefault({}),
});

const ShowOptions = z.strictObject({
  /** Whether a banner stands above a document that is outdated. */
  banner: z.boolean().default(true),
  /** Whether the sources are listed below a document. */
  sources: z.boolean().default(true),
  /**
   * The least impact of a change for which a document has a banner. With `internal`, each
   * significant change of an input counts, as in chant.
   */
  from: z.enum(['cited', 'named', 'public', 'internal']).default('named'),
  /**
   * Who is told about drift. With `maintainers`, a build has links to sources and lists of sources,
   * but no banners, no marks and no report, unless the environment variable `ASTRO_DRIFT_PREVIEW`
   * is set. `astro dev` shows everything.
   */
  audience: z.enum(['readers', 'maintainers']).default('readers'),
  /** Whether a line above a document says that the document could not be checked. */
  unknown: z.boolean().default(true),
});

/** The options of `drift()`. */
export const DriftOptionsSchema = z.strictObject({
  ...engineOptions,
  /**
   * A layout component of the site for the pages that the integration adds. The path is relative to
   * the root of the site, such as `./src/layouts/Page.astro`. The component gets `title`,
   * `headings` and a default slot. If it is left out, the pages have a plain layout of their own,
   * or the layout of Starlight.
   */
  layout: z.string().min(1).optional().describe('a layout for the pages that are added'),
  /**
   * What pages of documents show without further work. What is switched off here, or by `drift:` in
   * the frontmatter of a page, can still be placed with the components of `astro-drift/components`.
   */
  show: ShowOptions.prefault({}).describe('what pages of documents show by themselves'),
  /** Options for source pages, and for where links to source code lead. */
  sourcePages: SourcePageOptions.prefault({}).describe(
    'which files have source pages, and where links to source code lead',
  ),
});

/** The options that `drift()` takes. All are optional. */
export type DriftOptions = z.input<typeof DriftOptionsSchema>;

/** The option `sourcePages` with all defaults. */
export type SourcePageOptions = z.output<typeof SourcePageOptions>;

/** The option `show` with all defaults. */
export type ShowOptions = z.output<typeof ShowOptions>;
