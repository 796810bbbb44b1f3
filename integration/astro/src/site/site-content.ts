import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { SourcePageOptions } from '@astro-drift/engine/internal/configuration/options';
import { contentReader } from '@astro-drift/engine/internal/content-reader';
import { isMarkdown } from '@astro-drift/engine/internal/documents/format';
import { pathsOf } from '@astro-drift/engine/internal/drift/file-comparison';
import { BatchedReader } from '@astro-drift/engine/internal/git/batched-reader';
import { readLocalCommits } from '@astro-drift/engine/internal/git/remote-commits';
import { findRepository } from '@astro-drift/engine/internal/git/repository';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { kindOf } from '@astro-drift/engine/internal/specs/kinds';
import { type Excerpts, excerptsOf, narrowExcerpts } from '../page/excerpts.ts';
import type { ForgeState } from '../page/forge-state.ts';
import { withoutCauses, withoutSuggestions } from '../public-report/readers.ts';
import { withoutDrift } from '../public-report/without-drift.ts';
import { type Selection, selectReport } from '../public-report/selection.ts';
import {
  publicPages,
  renderedPages,
  splitReport,
  watchedFiles,
} from '../public-report/watched-pages.ts';
import { citedPaths } from '../source/citing.ts';
import type { Highlighter } from '../source/highlighter.ts';
import { publishable } from '../source/publishable.ts';
import { withheldPaths } from '../source/secret-by-reference.ts';
import { ChangePages, type SpecChanges } from './change-pages.ts';
import { readConcealed } from './hidden-diffs.ts';
import { readPageFiles } from './page-files.ts';
import { PublishedTexts } from './published-texts.ts';
import { type Redacted, redact } from './redacted.ts';
import type { FormerSecrets } from './secret-history.ts';
import { SourcePages } from './source-pages.ts';
import { Sources } from './sources.ts';

/** Everything that a site shows. */
export interface SiteContent {
  /** The report in the form that readers of the site may see. {@link redact} makes it. */
  readonly report: Report;
  /** The pages that declare nothing, with their findings. They are not part of `report`. */
  readonly watched: Report;
  /** The paths of the files that have a source page, sorted. */
  readonly sources: readonly string[];
  /** The first lines of cited sources. They come only from files that have a source page. */
  readonly excerpts: Excerpts;
  readonly sourcePages: SourcePages;
  readonly changePages: SpecChanges;
  /** The numbers of masked lines, by file. Only files that have already been read are included. */
  readonly maskedLines: PublishedTexts['maskedLines'];
  /** What links to a forge need. */
  readonly forge: ForgeState;
  /** Markdown files whose data the site shows only if one of its pages shows the file. */
  readonly undecided: ReadonlySet<string>;
  /**
   * Returns the content for a site that shows only some of the undecided files.
   *
   * @param isRendered returns whether a page shows this Markdown file
   */
  readonly narrow: (isRendered: (file: string) => boolean) => SiteContent;
}

/** What {@link publish} needs to know about a site, besides the analysis. */
export interface SiteContentTools {
  readonly sourcePages: SourcePageOptions;
  readonly highlighter: Highlighter;
  /** The folders of the site's pages and content collections, relative to the repository. */
  readonly pageFolders: readonly string[];
  /** Whether the site is built. `astro dev` shows everything. */
  readonly isBuild: boolean;
  /** Whether the site tells its readers about drift. Otherwise, it only links to sources. */
  readonly tellsDrift: boolean;
}

/**
 * Selects the part of an analysis that readers may see, and reads the sources that the site shows.
 * The result is for a site that shows all documents. {@link SiteContent.narrow} reduces it later.
 */
export async function publish(
  root: string,
  whole: Analysis,
  former: FormerSecrets,
  { sourcePages, highlighter, isBuild, tellsDrift, pageFolders }: SiteContentTools,
): Promise<SiteContent> {
  const analysis = tellsDrift ? whole : withoutDrift(whole);
  const { files, uncommitted } = analysis;
  const { declared: report, watched } = splitReport(
    isBuild ? withoutSuggestions(withoutCauses(analysis.report)) : withoutPrivacy(analysis.report),
  );
  const unlisted = isBuild ? analysis.unlisted : [];
  const select = (isRendered: (file: string) => boolean): Selection =>
    selectReport(report, { isRendered, unlisted });
  const all = select(() => true);
  const isPlain = publishable(sourcePages.exclude);
  const isHarmless = (path: string): boolean => isPlain(path) && !former.paths.has(path);
  let withheld: ReadonlySet<string> | null = null;
  const isPublishable = (path: string): boolean =>
    isHarmless(path) &&
    !all.leftOut.has(path) &&
    !(withheld ??= withheldPaths(report, isHarmless)).has(path);
  const compared = [...files.values()].flat();
  const limits = { isPublishable, former };
  const concealed = await readConcealed(compared, { root, analysis, limits });
  const tell = (selected: Report, isHidden?: (path: string) => boolean): Redacted =>
    redact(selected, { ...analysis, report }, concealed, isHidden);
  const shown = tell(all.report);
  const sources = await Sources.open(root);
  const contents = new BatchedReader(contentReader(root, analysis));
  const texts = new PublishedTexts(sources, (oids) => contents.read(oids));
  const { paths, excerpts } =
    sourcePages.link === 'forge'
      ? { paths: [], excerpts: {} }
      : await readSources({ sources, texts }, shown.report, sourcePages, isPublishable, former);
  const specFiles = new Set(
    report.specs.flatMap((spec) => (kindOf(spec).isOwnDocument ? [] : spec.file)),
  );
  const pageFiles = isBuild
    ? await readPageFiles(
        root,
        [...paths, ...compared.flatMap(pathsOf)].filter((file) => !specFiles.has(file)),
        { pageFolders, areAll: unlisted.length > 0 },
      )
    : new Set<string>();
  const documents = all.report.specs.flatMap((spec) => spec.documents.map(({ file }) => file));
  const changePages = new ChangePages(shown, texts, highlighter);
  const pagesOf = (isRendered: (file: string) => boolean): Report =>
    publicPages(renderedPages(watched, isRendered), isRendered);
  const linksToForge = sourcePages.link !== 'local' || watched.specs.length > 0;
  const base: SiteContent = {
    report: shown.report,
    watched: isBuild ? pagesOf(() => true) : watched,
    sources: paths,
    excerpts,
    sourcePages: new SourcePages(texts, paths, shown.report, shown.files, highlighter),
    changePages,
    maskedLines: texts.maskedLines,
    forge: await readForge(root, report, linksToForge ? uncommitted : new Set(), sourcePages),
    undecided: new Set(
      isBuild ? [...documents.filter(isMarkdown), ...pageFiles, ...watchedFiles(watched)] : [],
    ),
    narrow: (isRendered) => {
      const selection = select(isRendered);
      const isHidden = (path: string): boolean =>
        selection.leftOut.has(path) || (pageFiles.has(path) && !isRendered(path));
      const narrowed = tell(selection.report, isHidden);
      const cited = citedPaths(narrowed.report);
      const kept = paths.filter(
        (path) => (sourcePages.pages === 'tracked' || cited.has(path)) && !isHidden(path),
      );
      return {
        ...base,
        report: narrowed.report,
        watched: pagesOf(isRendered),
        sources: kept,
        excerpts: narrowExcerpts(excerpts, narrowed.report, new Set(kept)),
        sourcePages: new SourcePages(texts, kept, narrowed.report, narrowed.files, highlighter),
        changePages: changePages.narrow(narrowed.report, isHidden),
      };
    },
  };
  return base;
}

/** Marks all specs as public, because `astro dev` shows everything. */
function withoutPrivacy(report: Report): Report {
  return { ...report, specs: report.specs.map((spec) => ({ ...spec, public: true })) };
}

async function readSources(
  { sources, texts }: { readonly sources: Sources; readonly texts: PublishedTexts },
  report: Report,
  { pages }: SourcePageOptions,
  isPublishable: (path: string) => boolean,
  former: FormerSecrets,
): Promise<{ paths: string[]; excerpts: Excerpts }> {
  const cited = citedPaths(report);
  const paths = await sources.list(
    (path) => (pages === 'tracked' || cited.has(path)) && isPublishable(path),
    ({ oid }) => !former.contents.has(oid),
  );
  const files = await texts.readFiles(paths.filter((path) => cited.has(path)));
  const shown = new Map([...files].map(([path, { text }]) => [path, text]));
  return { paths, excerpts: excerptsOf(report, shown) };
}

async function readForge(
  root: string,
  { repository: { head, branch, remote } }: Report,
  uncommitted: ReadonlySet<string>,
  { link, forge }: SourcePageOptions,
): Promise<ForgeState> {
  const repository = await findRepository(root);
  const unpublished = repository === null ? [] : await readLocalCommits(repository);
  return {
    link,
    remote,
    options: forge,
    head,
    branch,
    unpublished: [...unpublished],
    uncommitted: [...uncommitted],
  };
}
