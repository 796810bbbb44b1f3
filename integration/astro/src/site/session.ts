import { AsyncLocalStorage } from 'node:async_hooks';
import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';
import type { Highlighter } from '../source/highlighter.ts';
import type { Engine } from './engine.ts';
import type { PageReading } from './page-reading.ts';
import type { SiteContent, SiteContentTools } from './site-content.ts';
import type { SecretHistory } from './secret-history.ts';
import type { SiteState } from './site-state.ts';

/** The data that the parts of a running site share. Vite loads these parts as separate modules. */
export interface Session {
  readonly options: Omit<AnalyzeOptions, 'root'>;
  /**
   * Absolute path of the repository, or of a site without repository, with symbolic links resolved.
   */
  readonly root: string;
  /** The report and the contents for diffs, computed once. */
  readonly analysis: () => Promise<Analysis>;
  /** The part of the analysis for readers, for a site that shows every document; computed once. */
  readonly publication: () => Promise<SiteContent>;
  /**
   * The part that the site shows, as far as known. In `astro dev`, this is everything. In a build,
   * it is what a page certainly shows, until {@link settle} is called.
   */
  readonly shown: () => Promise<SiteContent>;
  /** Sets what the pages of a build show. */
  readonly settle: (shown: SiteContent, state: SiteState) => void;
  /** The state after {@link settle}; `null` before. */
  readonly state: () => SiteState | null;
  /** The page that is being rendered while a build reads what pages show. */
  readonly reading: AsyncLocalStorage<PageReading>;
  /** Finds the documents that pages certainly show. */
  evident: () => ReadonlySet<string>;
  /** Documents that the site's framework, such as Starlight, renders as pages. */
  hosted: readonly string[];
  /**
   * Starts the analysis, the publication and the source pages early. Most of the work is done by
   * other processes and threads. Errors go to the callers that await the results.
   */
  readonly prepare: () => void;
  /** Forgets analysis and publication, so that the next call computes them again. */
  readonly forget: () => void;
  /** Makes analyses. */
  readonly engine: Engine;
  /** Highlights code. */
  readonly highlighter: Highlighter;
  /** Ids of the entries that the loader made, by document. */
  readonly entries: Map<string, string>;
  /** Paths of the pages of a build, once they are known. */
  paths: readonly string[] | null;
  /** Pages that were seen to show a document. */
  readonly seen: Map<string, string>;
  /** The documents that a page showed when it was last rendered, by path of its URL. */
  readonly documentsAt: Map<string, readonly string[]>;
  /** Values that modules of the site use directly, by name. */
  readonly shared: Map<string, unknown>;
}

/** The inputs of {@link createSession}. */
export interface SessionTools extends SiteContentTools {
  readonly engine: Engine;
}

/** Creates a session for a repository, or for a folder without a repository. */
export function createSession(
  root: string,
  options: Session['options'],
  { engine, ...tools }: SessionTools,
): Session {
  let analysis: Promise<Analysis> | null = null;
  let publication: Promise<SiteContent> | null = null;
  let cautious: SiteContent | null = null;
  let settled: { readonly shown: SiteContent; readonly state: SiteState } | null = null;
  const forget = (): void => {
    analysis = null;
    publication = null;
  };
  const analyze = (): Promise<Analysis> => {
    const begun = engine.analyze({ ...options, root });
    // The next call tries again.
    begun.catch(() => {
      if (analysis === begun) forget();
    });
    return begun;
  };
  const analyzed = (): Promise<Analysis> => (analysis ??= analyze());
  let secrets: SecretHistory | null = null;
  const published = async (): Promise<SiteContent> => {
    const [{ publish }, history] = await Promise.all([
      import('./site-content.ts'),
      import('./secret-history.ts'),
    ]);
    secrets ??= new history.SecretHistory(root);
    // Runs beside the engine. It is read again if the engine fetches history.
    secrets.prepare();
    const analysis = await analyzed();
    const isKnown = analysis.report.repository.problem === null;
    const former = isKnown ? await secrets.read() : history.NO_FORMER_SECRETS;
    return publish(root, analysis, former, tools);
  };
  const prepared = (): Promise<SiteContent> => (publication ??= published());
  const session: Session = {
    options,
    root,
    analysis: analyzed,
    publication: prepared,
    shown: async () => {
      if (settled !== null) return settled.shown;
      const all = await prepared();
      if (!tools.isBuild) return all;
      if (cautious === null) {
        const evident = session.evident();
        cautious = all.narrow((file) => evident.has(file));
      }
      return cautious;
    },
    settle: (shown, state) => {
      settled = { shown, state };
    },
    state: () => settled?.state ?? null,
    reading: new AsyncLocalStorage(),
    evident: () => new Set(),
    hosted: [],
    prepare: () => {
      prepared()
        .then(({ sourcePages }) => sourcePages.prepare())
        .catch(() => undefined);
    },
    forget,
    engine,
    highlighter: tools.highlighter,
    entries: new Map(),
    paths: null,
    seen: new Map(),
    documentsAt: new Map(),
    shared: new Map(),
  };
  return session;
}
