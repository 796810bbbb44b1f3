import { AsyncLocalStorage } from 'node:async_hooks';
import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';
import type { Highlighter } from '../source/highlighter.ts';
import type { Engine } from './engine.ts';
import type { PageReading } from './page-reading.ts';
import type { Publication, PublicationTools } from './publication.ts';
import type { SecretHistory } from './secret-history.ts';
import type { SiteState } from './site-state.ts';

/** What the parts of one running site share, although Vite loads them as separate modules. */
export interface Session {
  readonly options: Omit<AnalyzeOptions, 'root'>;
  /** Absolute path of the repository, or of the site where there is none; links resolved. */
  readonly root: string;
  /** The report and the contents that it speaks of, made once. */
  readonly analysis: () => Promise<Analysis>;
  /** What of it is for the site's readers, as if its pages showed every document; read once. */
  readonly publication: () => Promise<Publication>;
  /**
   * What the site shows as far as is known. In `astro dev` that is everything. In a build it is only
   * what certainly is on a page, until {@link settle} is called.
   */
  readonly shown: () => Promise<Publication>;
  /** Says what the pages of a build show. */
  readonly settle: (shown: Publication, state: SiteState) => void;
  /** The state after the build settled it; `null` before. */
  readonly state: () => SiteState | null;
  /** The page that is being rendered, where a build reads what pages show. */
  readonly reading: AsyncLocalStorage<PageReading>;
  /** Finds the documents that pages show beyond doubt. */
  evident: () => ReadonlySet<string>;
  /** Documents that the site's framework, such as Starlight, renders as pages. */
  hosted: readonly string[];
  /**
   * Begins with both and with the source pages, which is mostly the work of other processes and
   * threads. Who asks for them learns what went wrong.
   */
  readonly prepare: () => void;
  /** Drops both, so that the next one asked for is made anew. */
  readonly forget: () => void;
  /** Makes analyses. */
  readonly engine: Engine;
  /** Gives code its colours. */
  readonly highlighter: Highlighter;
  /** Ids of the collection entries that the loader made, by document. */
  readonly entries: Map<string, string>;
  /** Paths of the pages that a build makes, once they are known. */
  paths: readonly string[] | null;
  /** Pages that were seen to show a document. */
  readonly seen: Map<string, string>;
  /** Documents that a page was last seen to show, by the path of its address. */
  readonly documentsAt: Map<string, readonly string[]>;
  /** What modules of the site take from here as it is, by name. */
  readonly shared: Map<string, unknown>;
}

/** What a session is made with. */
export interface SessionTools extends PublicationTools {
  readonly engine: Engine;
}

/** Opens a session on a repository, or on a folder that is none. */
export function createSession(
  root: string,
  options: Session['options'],
  { engine, ...tools }: SessionTools,
): Session {
  let analysis: Promise<Analysis> | null = null;
  let publication: Promise<Publication> | null = null;
  let cautious: Publication | null = null;
  let settled: { readonly shown: Publication; readonly state: SiteState } | null = null;
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
  const published = async (): Promise<Publication> => {
    const [{ publish }, history] = await Promise.all([
      import('./publication.ts'),
      import('./secret-history.ts'),
    ]);
    secrets ??= new history.SecretHistory(root);
    // It is read beside the engine, which may fetch more of it.
    secrets.prepare();
    const analysis = await analyzed();
    const isKnown = analysis.report.repository.problem === null;
    const former = isKnown ? await secrets.read() : history.NO_FORMER_SECRETS;
    return publish(root, analysis, former, tools);
  };
  const prepared = (): Promise<Publication> => (publication ??= published());
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
