import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import { oldestCommit } from '../drift/oldest-commit.ts';
import type { DatedCommit } from '../git/commit.ts';

/** The first pending change of some files. */
export interface FirstPending {
  /** The oldest commit that changed one of the files. It is `null` if no commit did. */
  readonly commit: DatedCommit | null;
  /**
   * When it was made, in seconds since 1970. It is `null` if the files differ from the newest
   * commit, and `undefined` if nothing is known to have changed them.
   */
  readonly since: number | null | undefined;
}

/** A source file, and the section of a document that it concerns. */
export interface Source {
  readonly path: string;
  /** The index of the section, 0 for the text before the first heading; `null` for the document. */
  readonly section: number | null;
}

/** Finds the first change of some files since the baselines of the sections that they concern. */
export function findFirstPending(
  { pendingOf }: Pick<SpecAnalysis, 'pendingOf'>,
  sources: readonly Source[],
): FirstPending {
  const pending = sources.map(({ path, section }) => pendingOf(path, section));
  const oldest = oldestCommit(pending);
  const isUncommitted = pending.some(({ uncommitted }) => uncommitted);
  return { commit: oldest, since: oldest?.authorTime ?? (isUncommitted ? null : undefined) };
}

/** Returns the index of a section of a document by its slug, as {@link Source} needs it. */
export function sectionIndex(
  { documents }: Pick<SpecAnalysis, 'documents'>,
  file: string,
  slug: string | null,
): number {
  const headings = documents.find((found) => found.file === file)?.document?.headings ?? [];
  return headings.findIndex((heading) => heading.slug === slug) + 1;
}

/** Finds the first change of the inputs of a spec that counts as drift. */
export function findFirstDrift(analysis: SpecAnalysis): FirstPending {
  const drifting = analysis.changes.filter(({ significant }) => significant);
  return findFirstPending(
    analysis,
    drifting.map(({ path }) => ({ path, section: null })),
  );
}
