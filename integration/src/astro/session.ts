import type { AnalyzeOptions } from '../options.ts';
import type { Report } from '../report/schema.ts';

/** What the parts of one running site share, although Vite loads them as separate modules. */
export interface Session {
  readonly options: Omit<AnalyzeOptions, 'root'>;
  /** Absolute path of the repository, or of the site where there is none; links resolved. */
  readonly root: string;
  /** The report, made once. */
  report(): Promise<Report>;
  /** Drops the report, so that the next one asked for is made anew. */
  forget(): void;
  /** Ids of the collection entries that the loader made, by document. */
  readonly entries: Map<string, string>;
  /** Paths of the pages that a build makes, once they are known. */
  paths: readonly string[] | null;
  /** Pages that were seen to show a document. */
  readonly seen: Map<string, string>;
}

const KEY = Symbol.for('astro-drift');

/** The running sites of this process, by root folder of the site. */
function sessions(): Map<string, Session> {
  const shared = globalThis as { [KEY]?: Map<string, Session> | undefined };
  shared[KEY] ??= new Map();
  return shared[KEY];
}

/** Makes a session known to the other parts of its site. */
export function shareSession(site: URL | string, session: Session): void {
  sessions().set(String(site), session);
}

/** The session of a site; none where the integration is not installed. */
export function findSession(site: URL | string): Session | undefined {
  return sessions().get(String(site));
}
