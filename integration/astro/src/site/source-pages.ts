import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { type CitingSpec, citingSpecs } from '../source/citing.ts';
import type { Highlighter } from '../source/highlighter.ts';
import { makeSourcePage, type SourcePage } from '../source/page.ts';
import type { PublishedTexts } from './published-texts.ts';
import { moduleName } from './virtual.ts';

/** As many files are highlighted ahead at once. */
const AT_ONCE = 64;

/** Texts of so many UTF-16 units are highlighted ahead, as what comes of them is held until then. */
const MOST_AHEAD = 20_000_000;

/** Makes the source pages of a site, one by one, from what is known of the repository. */
export class SourcePages {
  /** The files that have a page, by names of letters that mean nothing to a bundler. */
  readonly paths: ReadonlyMap<string, string>;
  private readonly texts: PublishedTexts;
  private readonly highlighter: Highlighter;
  private readonly report: Report;
  private citing: ReadonlyMap<string, readonly CitingSpec[]> | null = null;
  private readonly comparisons: ReadonlyMap<string, ReadonlyMap<string, FileComparison>>;

  /**
   * @param paths of the files that have a page
   * @param report without the specs that are kept off the site
   * @param files the files that changed since a spec's baseline, by spec id
   */
  constructor(
    texts: PublishedTexts,
    paths: readonly string[],
    report: Report,
    files: Analysis['files'],
    highlighter: Highlighter,
  ) {
    this.texts = texts;
    this.paths = new Map(paths.map((path) => [moduleName(path), path]));
    this.highlighter = highlighter;
    this.report = report;
    this.comparisons = new Map(
      [...files].map(([id, changed]) => [id, new Map(changed.map((file) => [file.path, file]))]),
    );
  }

  /** Highlights ahead of the pages, the first ones first. */
  async prepare(): Promise<void> {
    const paths = [...this.paths.values()];
    let size = 0;
    for (let first = 0; first < paths.length && size < MOST_AHEAD; first += AT_ONCE) {
      const files = await this.texts.readFiles(paths.slice(first, first + AT_ONCE));
      await Promise.all(
        [...files.values()].map(async ({ path, id, text }) => {
          size += text.length;
          await this.highlighter.foresee(path, id, text);
        }),
      );
    }
  }

  /** The page of a file that has one; `null` where the file is gone. */
  async make(path: string): Promise<SourcePage | null> {
    const file = (await this.texts.readFiles([path])).get(path);
    if (file === undefined) return null;
    const lines = await this.highlighter.lines(path, file.id, file.text);
    this.citing ??= citingSpecs(this.report);
    return makeSourcePage({ ...file, lines }, this.citing.get(path) ?? [], (id) =>
      this.comparisons.get(id)?.get(path),
    );
  }
}
