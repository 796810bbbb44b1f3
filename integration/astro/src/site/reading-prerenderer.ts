import type { AstroConfig, AstroPrerenderer, PathWithRoute } from 'astro';
import { trimSlashes } from '../page/pages.ts';
import { takeTraces } from '../page/trace.ts';
import { HeldPages } from './held-pages.ts';
import { pageAddress } from './page-address.ts';
import { isAdded } from './page-order.ts';
import type { PageReading } from './page-reading.ts';
import type { Session } from './session.ts';

/** What {@link readingPrerenderer} needs. */
export interface ReadingTerms {
  readonly config: AstroConfig;
  readonly session: Session;
  /** The Markdown files of which the build must find out whether a page shows them. */
  readonly undecided: ReadonlySet<string>;
  /**
   * Decides what the site shows.
   *
   * @param rendered the documents that pages of the site show
   */
  readonly settle: (rendered: ReadonlySet<string>) => Settlement;
}

/** What follows from the decision which documents the site shows. */
export interface Settlement {
  /** Returns whether a page is outdated, so that it must be rendered again. */
  readonly isStale: (page: PageReading) => boolean;
  /** Returns those of the pages that the build writes, in order. */
  readonly select: (pages: readonly PathWithRoute[]) => PathWithRoute[];
}

/**
 * Creates a prerenderer that first renders the site's own pages. So it learns which documents they
 * show, before it lists the pages of the build. It keeps the rendered pages until Astro asks for
 * them.
 * Decision: Publish only what a page shows.
 */
export function readingPrerenderer(
  standard: AstroPrerenderer,
  { config, session, undecided, settle }: ReadingTerms,
): AstroPrerenderer {
  const held = new HeldPages();
  const collectMetadata = config.experimental.incrementalBuild;

  const addressOf = ({ pathname, route }: PathWithRoute): string =>
    pageAddress(pathname, route.isIndex, config);

  const read = async (page: PathWithRoute): Promise<PageReading> => {
    const reading: PageReading = { documents: new Set(), hasAsked: false };
    const request = new Request(addressOf(page));
    const made = await session.reading.run(reading, async () =>
      standard.render(request, { routeData: page.route, collectMetadata }),
    );
    const { response, ...rest } = made instanceof Response ? { response: made } : made;
    const body = response.body === null ? null : Buffer.from(await response.arrayBuffer());
    const traced = body === null ? null : takeTraces(body);
    // No browser shows the body of a redirect.
    if (traced !== null && !isRedirect(response)) reading.documents = traced.documents;
    await held.hold(request.url, traced?.page ?? null, response, rest);
    return reading;
  };

  const readAll = async (pages: readonly PathWithRoute[]): Promise<Map<string, PageReading>> => {
    const readings = new Map<string, PageReading>();
    const missing = new Set(undecided);
    const queue = pages.values();
    const work = async (): Promise<void> => {
      for (const page of queue) {
        if (missing.size === 0) return;
        try {
          const reading = await read(page);
          for (const document of reading.documents) missing.delete(document);
          readings.set(addressOf(page), reading);
        } catch {
          // This error is ignored. Astro renders the page again, and reports it.
        }
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, config.build.concurrency) }, work));
    return readings;
  };

  return {
    ...standard,
    getStaticPaths: async () => {
      const found = await standard.getStaticPaths();
      const readings = await readAll(ownPages(found));
      const documents = [...readings.values()].flatMap((reading) => [...reading.documents]);
      const { isStale, select } = settle(new Set(documents));
      for (const [address, reading] of readings) if (isStale(reading)) held.drop(address);
      return select(found);
    },
    render: async (request, options) =>
      (await held.take(request.url)) ?? standard.render(request, options),
    teardown: async () => {
      await held.clear();
      await standard.teardown?.();
    },
  };
}

/**
 * Returns the site's own pages that Astro prerenders. If several pages have the same path, only the
 * first is returned.
 */
function ownPages(found: readonly PathWithRoute[]): PathWithRoute[] {
  const first = new Map<string, PathWithRoute>();
  for (const page of found) {
    const path = trimSlashes(page.pathname);
    if (!first.has(path)) first.set(path, page);
  }
  return [...first.values()].filter(({ route }) => route.type === 'page' && !isAdded(route));
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}
