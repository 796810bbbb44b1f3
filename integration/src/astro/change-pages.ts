import type { Analysis } from '../analyze.ts';
import { type Absence, explainAbsence } from '../diff/absence.ts';
import { DiffRoom } from '../diff/fitting.ts';
import { DiffMemory } from '../diff/memory.ts';
import type { FileComparison } from '../drift/file-comparison.ts';
import { type ChangedFile, describeFile } from '../page/changed-file.ts';
import { inPageOrder } from '../page/changed-file-groups.ts';
import { hasSection, roomForDiffs } from '../page/changes-size.ts';
import type { Report, SpecReport } from '../report/schema.ts';
import type { Highlighter } from '../source/highlighter.ts';
import { type PublicationLimits, readConcealed } from './concealment.ts';
import { readDiffs } from './diffs.ts';
import type { PublishedTexts } from './published-texts.ts';
import { moduleName } from './virtual.ts';

/** Gathers the changed files that the pages of specs show, one spec after the other. */
export class ChangePages {
  /** The specs that have any, by names of letters that mean nothing to a bundler. */
  readonly specs: ReadonlyMap<string, SpecReport>;
  private readonly root: string;
  private readonly analysis: Analysis;
  private readonly limits: PublicationLimits;
  private readonly highlighter: Highlighter;
  private readonly texts: PublishedTexts;
  private readonly memory = new DiffMemory();
  private concealed: Promise<ReadonlyMap<FileComparison, Absence>> | null = null;

  /**
   * @param root absolute path of the repository, links resolved
   * @param analysis all of it, private specs as well
   * @param report without the specs that are kept off the site
   */
  constructor(
    root: string,
    analysis: Analysis,
    report: Report,
    limits: PublicationLimits,
    texts: PublishedTexts,
    highlighter: Highlighter,
  ) {
    this.root = root;
    this.analysis = analysis;
    this.limits = limits;
    this.highlighter = highlighter;
    this.texts = texts;
    const changed = report.specs.filter(({ id }) => (analysis.files.get(id) ?? []).length > 0);
    this.specs = new Map(changed.map((spec) => [moduleName(spec.id), spec]));
  }

  /** The changed files of a spec, with the diffs of those whose contents may be shown. */
  async make(spec: SpecReport): Promise<ChangedFile[]> {
    const files = inPageOrder(spec, this.analysis.files.get(spec.id) ?? []);
    const concealed = await this.readConcealed();
    const noteOf = (file: FileComparison): Absence | null =>
      concealed.get(file) ?? explainAbsence(file);
    const paths = files.map(({ path }) => path);
    const shown = files.filter((file, index) => hasSection(index) && noteOf(file) === null);
    const diffs = await readDiffs(spec, shown, {
      texts: this.texts,
      highlighter: this.highlighter,
      room: new DiffRoom(roomForDiffs(spec, paths, this.specs.size), shown.length, this.memory),
    });
    return files.map((file) =>
      describeFile(file, diffs.get(file) ?? { diff: null, note: noteOf(file) }),
    );
  }

  /** Those of all specs, so that git is asked once. */
  private async readConcealed(): Promise<ReadonlyMap<FileComparison, Absence>> {
    const { root, analysis, limits } = this;
    return (this.concealed ??= readConcealed([...analysis.files.values()].flat(), {
      root,
      analysis,
      limits,
    }));
  }
}
