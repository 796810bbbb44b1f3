import type { Part } from '@astro-drift/engine/internal/documents/part';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { ForgeState } from '../page/forge-state.ts';
import type { SiteAddresses } from '../page/links.ts';
import type { SiteRoute } from '../page/pages.ts';
import type { ScriptName } from '../page/scripts.ts';
import type { Excerpts } from '../page/excerpts.ts';

/** The data about the repository that pages use while they are rendered. */
export interface SiteState {
  /** The report, without what the site does not show. */
  readonly report: Report;
  /**
   * Specs that appear only on the pages of their own documents. A page rendered on demand may show
   * a document that no known page shows.
   */
  readonly otherSpecs: readonly SpecReport[];
  readonly addresses: SiteAddresses;
  /** The names of the scripts that the site has. */
  readonly scripts: readonly ScriptName[];
  readonly routes: readonly SiteRoute[];
  /** Files that have a source page, sorted. */
  readonly sources: readonly string[];
  /** The first lines of cited sources, from these files; see `excerptKey`. */
  readonly excerpts: Excerpts;
  /** `null` if pages do not link to a forge. */
  readonly forge: ForgeState | null;
  /** Ids of collection entries, by document, as far as they are known. */
  readonly entries: readonly (readonly [string, string])[];
  /** The root folder of the site inside the repository, by which its session is found. */
  readonly site: string;
  /** The same folder, relative to the repository; `''` for the repository itself. */
  readonly folder: string;
  /** The parts that pages of documents do not show by default. */
  readonly hidden: readonly Part[];
  /** The language of added pages: a BCP 47 tag, or any other name that the site uses. */
  readonly lang: string;
}
