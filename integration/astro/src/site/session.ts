import { AsyncLocalStorage } from 'node:async_hooks';
import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';
import type { Highlighter } from '../source/highlighter.ts';
import type { Engine } from './engine.ts';
import type { PageReading } from './page-reading.ts';
import type { SiteContent, SiteContentTools } from './site-content.ts';
import type { SecretHistory } from './secret-history.ts';
import type { SiteState } from './site-state.ts';

/**
 * The data that all parts of a running site share. Vite loads some of these parts as separate
 * modules, so they find the session in a registry.
 */
export interface Session {
  readonly options: Omit<AnalyzeOptions, 'root'>;
  /**
   * The absolute path of the repository, with symbolic links resolved. If there is no repository,
   * it is the path of the site.
   */
  readonly root: string;
  /** Returns the report and the contents for diffs. They are computed once. */
  readonly analysis: () => Promise<Analysis>;
  /** Returns what readers may see if the site shows every document. It is computed once. */
  readonly publication: () => Promise<SiteContent>;
  /**
   * Returns what the site shows, as far as this is known. In `astro dev`, this is everything. In a
   * build, it is only what pages show for certain, until {@link settle} is called.
   */
  readonly shown: () => Promise<SiteContent>;
  /** Sets what the pages of a build show. */
  readonly settle: (shown: SiteContent, state: SiteState) => void;
  /** Returns the state that was passed to {@link settle}. Returns `null` before. */
  readonly state: () => SiteState | null;
  /** The page that is being rendered, while a build finds out what pages show. */
  readonly reading: AsyncLocalStorage<PageReading>;
  /** Returns the documents that pages show for certain. */
  evident: () => ReadonlySet<string>;
  /** The documents that the site's framework, such as Starlight, renders as pages. */
  hosted: readonly string[];
  /**
   * Starts early to compute the analysis, the publication and the source pages. Other processes and
   * threads do most of this work. Errors are ignored here, because code that awaits the results
   * gets them.
   */
  readonly prepare: () => void;
  /** Forgets the analysis and the publication. The next call computes them again. */
  readonly forget: () => void;
  readonly engine: Engine;
  readonly highlighter: Highlighter;
  /** The ids of the entries that the loader stored, by document. */
  readonly entries: Map<string, string>;
  /** The paths of all pages of a build. The value is `null` until they are known. */
  paths: readonly string[] | null;
  /** The path of the page that showed a document when it was rendered, by document. */
  readonly seen: Map<string, string>;
  /** The documents that a page showed when it was last rendered, by the path of its URL. */
  readonly documentsAt: Map<string, readonly string[]>;
  /** Values that modules of the site read from this process, by name. */
  readonly shared: Map<string, unknown>;
}

/** What {@link createSession} needs. */
export interface SessionTools extends SiteContentTools {
  readonly engine: Engine;
}

/**
 * Creates the session of a site. `root` is the repository, or the folder of a site without a
 * repository.
 */
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
    // After an error, the next call tries again.
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
    // This runs at the same time as the engine. The history is read again if the engine fetches
    // more of it.
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
