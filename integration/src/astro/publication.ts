import type { Analysis } from '../analyze.ts';
import type { SourceOptions } from '../configuration/options.ts';
import { contentReader } from '../contents.ts';
import { GatheredTexts } from '../git/gathered-texts.ts';
import { readUnpublished } from '../git/published.ts';
import { findRepository } from '../git/repository.ts';
import { type Excerpts, excerptsOf } from '../page/excerpts.ts';
import type { ForgeState } from '../page/forge-state.ts';
import { publicReport } from '../report/public.ts';
import { withoutCauses } from '../report/readers.ts';
import type { Report } from '../report/schema.ts';
import { citedPaths } from '../source/citing.ts';
import type { Highlighter } from '../source/highlighter.ts';
import { publishable } from '../source/publishable.ts';
import { withheldPaths } from '../source/withheld.ts';
import { ChangePages } from './change-pages.ts';
import { readConcealed } from './concealment.ts';
import { PublishedTexts } from './published-texts.ts';
import { redact } from './redacted.ts';
import type { FormerSecrets, SecretHistory } from './secret-history.ts';
import { SourcePages } from './source-pages.ts';
import { Sources } from './sources.ts';

/** What a site shows. */
export interface Publication {
  /** What the readers of the site may know, see {@link redact}. */
  readonly report: Report;
  /** Paths of the files that have a source page, sorted. */
  readonly sources: readonly string[];
  /** The first lines of what documents cite, of these files. */
  readonly excerpts: Excerpts;
  readonly sourcePages: SourcePages;
  readonly changePages: ChangePages;
  /** Files of which a part is masked, as far as they were shown yet, with the numbers of the lines. */
  readonly maskedLines: PublishedTexts['maskedLines'];
  /** `null` where pages do not link to a forge. */
  readonly forge: ForgeState | null;
}

/** What a site is made with, besides the options of the engine. */
export interface PublicationTools {
  readonly source: SourceOptions;
  readonly highlighter: Highlighter;
}

/** The same, and what is known from one publication of a site to the next. */
interface PublicationMemory extends PublicationTools {
  readonly secrets: SecretHistory;
}

/** Selects what of an analysis is for the readers of a site, and reads the sources that it shows. */
export async function publish(
  root: string,
  analysis: Analysis,
  { source, highlighter, secrets }: PublicationMemory,
): Promise<Publication> {
  const { report, files, uncommitted } = analysis;
  const { head } = report.repository;
  const former = await secrets.read(head, uncommitted.size > 0);
  const isPlain = publishable(source.exclude);
  const isHarmless = (path: string): boolean => isPlain(path) && !former.paths.has(path);
  let withheld: ReadonlySet<string> | null = null;
  const isPublishable = (path: string): boolean =>
    isHarmless(path) && !(withheld ??= withheldPaths(report, isHarmless)).has(path);
  const compared = [...files.values()].flat();
  const limits = { isPublishable, former };
  const concealed = await readConcealed(compared, { root, analysis, limits });
  const shown = redact(publicReport(withoutCauses(report)), analysis, concealed);
  const sources = await Sources.open(root);
  const contents = new GatheredTexts(contentReader(root, analysis));
  const texts = new PublishedTexts(sources, (oids) => contents.read(oids));
  const { paths, excerpts } =
    source.link === 'forge'
      ? { paths: [], excerpts: {} }
      : await readSources({ sources, texts }, shown.report, source, isPublishable, former);
  return {
    report: shown.report,
    sources: paths,
    excerpts,
    sourcePages: new SourcePages(texts, paths, shown.report, shown.files, highlighter),
    changePages: new ChangePages(shown, texts, highlighter),
    maskedLines: texts.maskedLines,
    forge: source.link === 'local' ? null : await readForge(root, report, uncommitted, source),
  };
}

async function readSources(
  { sources, texts }: { readonly sources: Sources; readonly texts: PublishedTexts },
  report: Report,
  { pages }: SourceOptions,
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
  { repository: { head, remote } }: Report,
  uncommitted: ReadonlySet<string>,
  { link, forge }: SourceOptions,
): Promise<ForgeState> {
  const repository = await findRepository(root);
  const unpublished = repository === null ? [] : await readUnpublished(repository);
  return {
    isTarget: link === 'forge',
    remote,
    options: forge,
    head,
    unpublished: [...unpublished],
    uncommitted: [...uncommitted],
  };
}
