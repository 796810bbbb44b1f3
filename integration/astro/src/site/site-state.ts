import type { Part } from '@astro-drift/engine/internal/documents/part';
import type { CommittedSpecs } from '@astro-drift/engine/internal/report/commit-table';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import type { BannerTerms } from '../page/banner.ts';
import type { ForgeState } from '../page/forge-state.ts';
import type { SiteAddresses } from '../page/links.ts';
import type { SiteRoute } from '../page/pages.ts';
import type { AssetName } from '../page/scripts.ts';
import type { Excerpts } from '../page/excerpts.ts';

/** The data about the repository that pages need when they are rendered. */
export interface SiteState {
  /** The report, without anything that the site does not show. */
  readonly report: Report;
  /** The pages that declare nothing, with their findings. They are not part of `report`. */
  readonly watched: Report;
  /**
   * Specs that appear only on the pages of their own documents. They are needed because a page
   * rendered on demand may show a document that no other page shows.
   */
  readonly otherSpecs: CommittedSpecs;
  readonly addresses: SiteAddresses;
  /** The names of the scripts that the site serves, and of the style sheet if pages link to it. */
  readonly scripts: readonly AssetName[];
  readonly routes: readonly SiteRoute[];
  /** The paths of the files that have a source page, sorted. */
  readonly sources: readonly string[];
  /** The first lines of cited sources. They come only from files that have a source page. */
  readonly excerpts: Excerpts;
  /** What links to a forge need. */
  readonly forge: ForgeState;
  /** Pairs of a document and the id of its collection entry, as far as they are known. */
  readonly entries: readonly (readonly [string, string])[];
  /** The URL of the site's root folder. The session of the site is found by it. */
  readonly site: string;
  /**
   * The same folder as a path relative to the repository. It is `''` for the root of the
   * repository.
   */
  readonly folder: string;
  /** The parts that pages of documents do not show by default. */
  readonly hidden: readonly Part[];
  /** Whether pages tell readers about drift. Otherwise, they only link to sources. */
  readonly tellsDrift: boolean;
  /** When a page of a document has a banner. */
  readonly banner: Pick<BannerTerms, 'from' | 'tellsUnknown'>;
  /** The language of the added pages. It is a BCP 47 tag, or any other name that the site uses. */
  readonly lang: string;
}
