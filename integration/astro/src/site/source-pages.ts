import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { type CitingSpec, citingSpecs } from '../source/citing.ts';
import type { Highlighter } from '../source/highlighter.ts';
import { makeSourcePage, type SourcePage } from '../source/page.ts';
import type { PublishedTexts } from './published-texts.ts';
import { moduleName } from './virtual.ts';

/** The number of files that are highlighted at the same time, before they are needed. */
const AT_ONCE = 64;

/**
 * The maximum size of all texts that are highlighted before they are needed, in UTF-16 units. The
 * results stay in memory until they are used.
 */
const MOST_AHEAD = 20_000_000;

/**
 * Makes the source pages of a site, one by one.
 * Decision: Build source pages last.
 */
export class SourcePages {
  /**
   * The files that have a page, by the name of their module. The names contain no character that a
   * bundler could interpret.
   */
  readonly paths: ReadonlyMap<string, string>;
  private readonly texts: PublishedTexts;
  private readonly highlighter: Highlighter;
  private readonly report: Report;
  private citing: ReadonlyMap<string, readonly CitingSpec[]> | null = null;
  private readonly comparisons: ReadonlyMap<string, ReadonlyMap<string, FileComparison>>;

  /**
   * @param paths the paths of the files that have a page
   * @param report the report without the specs that the site does not show
   * @param files the files that changed since the baseline of each spec, by the id of the spec
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

  /** Highlights files before their pages are built, in the order of the pages. */
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

  /** Makes the page of a file. Returns `null` if the file is gone. */
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
