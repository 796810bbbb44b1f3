import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ShowOptions } from '@astro-drift/engine/internal/configuration/options';
import { PARTS } from '@astro-drift/engine/internal/documents/part';
import type { CommittedSpecs } from '@astro-drift/engine/internal/report/commit-table';
import type { AstroConfig, IntegrationResolvedRoute } from 'astro';
import { digestOfJson } from '@astro-drift/engine/internal/text/json-digest';
import { STYLES } from '../page/scripts.ts';
import type { AssetNeeds, SiteAssets } from './assets.ts';
import { fileOf, siteRoutes } from './evidence.ts';
import { defaultLanguage } from './page-strings.ts';
import type { SiteContent } from './site-content.ts';
import type { Session } from './session.ts';
import type { SiteState } from './site-state.ts';

/** What {@link makeSiteState} needs, besides the content of the site. */
export interface SiteTools {
  readonly assets: SiteAssets;
  readonly routes: readonly IntegrationResolvedRoute[];
  readonly show: ShowOptions;
  /** Whether pages tell readers about drift. */
  readonly tellsDrift: boolean;
  /** Whether pages that need the styles get a link to them. */
  readonly linksStyles: boolean;
  /** Whether URLs end with `.html` if pages are such files. */
  readonly namesFiles: boolean;
  /** Whether the site is built. It is `false` in `astro dev`. */
  readonly isBuild: boolean;
}

const NO_SPECS: CommittedSpecs = { commits: [], specs: [] };

/**
 * Collects the data that pages need when they are rendered.
 *
 * @param otherSpecs the field of this name in {@link SiteState}
 */
export function makeSiteState(
  config: AstroConfig,
  session: Session,
  { report, watched, sources, excerpts, forge }: SiteContent,
  { assets, routes, show, tellsDrift, linksStyles, namesFiles, isBuild }: SiteTools,
  otherSpecs: CommittedSpecs = NO_SPECS,
): SiteState {
  const root = realpathSync(fileURLToPath(config.root));
  return {
    report,
    watched,
    otherSpecs,
    addresses: {
      base: config.base,
      trailingSlash: config.trailingSlash,
      format: namesFiles && config.build.format === 'file' ? 'html' : config.build.format,
      assets: assets.folder,
      assetsPrefix: isBuild ? assetsPrefixOf(config) : null,
    },
    scripts: linksStyles ? [STYLES, ...assets.available] : assets.available,
    routes: siteRoutes(config, session.root, routes),
    sources,
    excerpts,
    forge,
    entries: [...session.entries],
    site: config.root.href,
    folder: fileOf(session.root, root) ?? '',
    hidden: PARTS.filter((part) => !show[part]),
    tellsDrift,
    banner: { from: show.from, tellsUnknown: show.unknown },
    lang: defaultLanguage(config.i18n),
  };
}

/**
 * Returns a digest of everything in the repository that pages show, and of the scripts that they
 * load.
 */
export async function digestOf(session: Session, assets: SiteAssets): Promise<string> {
  const { report, watched, sources, excerpts, forge } = await session.publication();
  return digestOfJson([report, watched, sources, excerpts, forge, assets.folder]);
}

/** Returns which features of the documents' pages need files in the browser. */
export function needsOf({ report, excerpts }: SiteContent): AssetNeeds {
  const documents = report.specs.flatMap((spec) => spec.documents);
  return {
    previews: Object.keys(excerpts).length > 0,
    diagrams: documents.some(({ diagrams }) => diagrams.length > 0),
  };
}

/** Returns the address of another host for the site's scripts. Returns `null` if there is none. */
function assetsPrefixOf({ build: { assetsPrefix } }: AstroConfig): string | null {
  if (typeof assetsPrefix === 'object') return assetsPrefix['js'] ?? assetsPrefix.fallback;
  return assetsPrefix ?? null;
}
