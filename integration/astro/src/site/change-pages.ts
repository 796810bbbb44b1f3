import type { FileComparison } from '@astro-drift/engine/internal/drift/file-comparison';
import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';
import { type Absence, explainAbsence } from '../diff/why-no-diff.ts';
import { DiffRoom } from '../diff/page-budget.ts';
import { DiffMemory } from '../diff/diff-cache.ts';
import { type ChangedFile, describeFile, narrowFiles } from '../page/changed-file.ts';
import { inPageOrder } from '../page/changed-file-groups.ts';
import { hasSection, roomForDiffs } from '../page/changes-size.ts';
import type { Highlighter } from '../source/highlighter.ts';
import { readDiffs } from './diffs.ts';
import type { PublishedTexts } from './published-texts.ts';
import type { Redacted } from './redacted.ts';
import { moduleName } from './virtual.ts';

/** The changed files that the pages of specs show. */
export interface SpecChanges {
  /**
   * The specs with changed files, by the name of their module. The names contain no character that
   * a bundler could interpret.
   */
  readonly specs: ReadonlyMap<string, SpecReport>;
  /** Reads the changed files of a spec. Adds diffs of the files whose contents may be shown. */
  readonly make: (spec: SpecReport) => Promise<readonly ChangedFile[]>;
}

/** Reads the changed files for the pages of specs. Each spec is read once. */
export class ChangePages implements SpecChanges {
  readonly specs: ReadonlyMap<string, SpecReport>;
  private readonly shown: Redacted;
  private readonly highlighter: Highlighter;
  private readonly texts: PublishedTexts;
  private readonly memory = new DiffMemory();
  private readonly made = new Map<string, Promise<ChangedFile[]>>();
  private readonly reports: ReadonlyMap<string, SpecReport>;

  /** @param shown the part of the analysis that the site may show */
  constructor(shown: Redacted, texts: PublishedTexts, highlighter: Highlighter) {
    this.shown = shown;
    this.texts = texts;
    this.highlighter = highlighter;
    const { report, files } = shown;
    const changed = report.specs.filter(({ id }) => (files.get(id) ?? []).length > 0);
    this.specs = new Map(changed.map((spec) => [moduleName(spec.id), spec]));
    this.reports = new Map(changed.map((spec) => [spec.id, spec]));
  }

  /**
   * Returns the changes for a report with fewer specs or documents.
   *
   * @param report the smaller report
   * @param isHidden returns whether the contents of a file must not be shown
   */
  narrow(report: Report, isHidden: (path: string) => boolean): SpecChanges {
    const shown = new Map(report.specs.map((spec) => [spec.id, spec]));
    return {
      specs: new Map(
        [...this.specs].flatMap(([name, { id }]) => {
          const spec = shown.get(id);
          return spec === undefined ? [] : [[name, spec]];
        }),
      ),
      make: async (spec) => narrowFiles(spec, await this.make(spec), isHidden),
    };
  }

  async make({ id }: SpecReport): Promise<ChangedFile[]> {
    const known = this.made.get(id);
    if (known !== undefined) return known;
    const spec = this.reports.get(id);
    const made = spec === undefined ? Promise.resolve([]) : this.makeFiles(spec);
    this.made.set(id, made);
    return made;
  }

  private async makeFiles(spec: SpecReport): Promise<ChangedFile[]> {
    const { concealed, report } = this.shown;
    const files = inPageOrder(spec, this.shown.files.get(spec.id) ?? []);
    const noteOf = (file: FileComparison): Absence | null =>
      concealed.get(file) ?? explainAbsence(file);
    const paths = files.map(({ path }) => path);
    const size = roomForDiffs(spec, report.commits, paths, this.specs.size);
    const shown = files.filter((file, index) => hasSection(index) && noteOf(file) === null);
    const diffs = await readDiffs(spec, shown, {
      texts: this.texts,
      highlighter: this.highlighter,
      room: new DiffRoom(size, shown.length, this.memory),
    });
    return files.map((file) =>
      describeFile(file, diffs.get(file) ?? { diff: null, note: noteOf(file) }),
    );
  }
}
