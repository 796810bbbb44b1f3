import type { Analysis } from '../analyze.ts';
import { GitError } from '../git/errors.ts';
import { GatheredTexts } from '../git/gathered-texts.ts';
import type { AnalyzeOptions } from '../options.ts';
import type { Highlighter } from '../source/highlighter.ts';
import type { Publication, PublicationTools } from './publication.ts';
import type { SiteState } from './site-state.ts';
import { userError } from './user-error.ts';

/** What the parts of one running site share, although Vite loads them as separate modules. */
export interface Session {
  readonly options: Omit<AnalyzeOptions, 'root'>;
  /** Absolute path of the repository, or of the site where there is none; links resolved. */
  readonly root: string;
  /** The report and the contents that it speaks of, made once. */
  readonly analysis: () => Promise<Analysis>;
  /** What of it is for the site's readers, read once. */
  readonly publication: () => Promise<Publication>;
  /**
   * Begins with both and with the source pages, which is mostly the work of other processes and
   * threads. Who asks for them learns what went wrong.
   */
  readonly prepare: () => void;
  /** Drops both, so that the next one asked for is made anew. */
  readonly forget: () => void;
  /** Gives code its colours. */
  readonly highlighter: Highlighter;
  /** Ids of the collection entries that the loader made, by document. */
  readonly entries: Map<string, string>;
  /** Paths of the pages that a build makes, once they are known. */
  paths: readonly string[] | null;
  /** Pages that were seen to show a document. */
  readonly seen: Map<string, string>;
  /** What pages know, where they are rendered in this process; `null` before one is. */
  state: SiteState | null;
}

/** Opens a session on a repository, or on a folder that is none. */
export function createSession(
  root: string,
  options: Session['options'],
  tools: PublicationTools,
): Session {
  let analysis: Promise<Analysis> | null = null;
  let publication: Promise<Publication> | null = null;
  const analyzed = (): Promise<Analysis> => (analysis ??= run(root, options));
  const published = async (): Promise<Publication> => {
    const { publish } = await import('./publication.ts');
    return publish(root, await analyzed(), tools);
  };
  const prepared = (): Promise<Publication> => (publication ??= published());
  return {
    options,
    root,
    analysis: analyzed,
    publication: prepared,
    prepare: () => {
      prepared()
        .then(({ sourcePages }) => sourcePages.prepare())
        .catch(() => undefined);
    },
    forget: () => {
      analysis = null;
      publication = null;
    },
    highlighter: tools.highlighter,
    entries: new Map(),
    paths: null,
    seen: new Map(),
    state: null,
  };
}

async function run(root: string, options: Session['options']): Promise<Analysis> {
  // A server starts before anybody asks for this, and should not wait for the engine to be loaded.
  const { analyzeInDepth } = await import('../analyze.ts');
  try {
    const analysis = await analyzeInDepth({ ...options, root });
    const texts = new GatheredTexts(analysis.readTexts);
    return { ...analysis, readTexts: (oids) => texts.read(oids) };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw userError(
      `git could not say what has changed: ${error.message}`,
      'Run `git status` and `git fsck` in the repository.',
    );
  }
}
