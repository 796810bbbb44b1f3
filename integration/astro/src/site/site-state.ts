import type { Part } from '@astro-drift/engine/internal/documents/part';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import type { ForgeState } from '../page/forge-state.ts';
import type { SiteAddresses } from '../page/links.ts';
import type { SiteRoute } from '../page/pages.ts';
import type { ScriptName } from '../page/scripts.ts';
import type { Excerpts } from '../page/excerpts.ts';

/** What pages know of the repository while they are rendered. */
export interface SiteState {
  /** Without what is kept off the site. */
  readonly report: Report;
  /**
   * Specs that are told of on the pages of their own documents alone: a page that is rendered on
   * demand may show a document of which no page is known beforehand.
   */
  readonly otherSpecs: readonly SpecReport[];
  readonly addresses: SiteAddresses;
  /** The scripts that the site has. */
  readonly scripts: readonly ScriptName[];
  readonly routes: readonly SiteRoute[];
  /** Files that have a source page, sorted. */
  readonly sources: readonly string[];
  /** The first lines of what documents cite, of these files; see `excerptKey`. */
  readonly excerpts: Excerpts;
  /** `null` where pages do not link to a forge. */
  readonly forge: ForgeState | null;
  /** Ids of collection entries, by document, as far as they are known. */
  readonly entries: readonly (readonly [string, string])[];
  /** The root folder of the site within the repository, by which its session is found. */
  readonly site: string;
  /** The same, repository-relative; `''` for the repository itself. */
  readonly folder: string;
  /** What pages of documents do not show by themselves. */
  readonly hidden: readonly Part[];
  /** The language of the pages that are added, as a BCP 47 tag, or whatever else the site calls it. */
  readonly lang: string;
}
