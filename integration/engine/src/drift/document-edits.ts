import type { Commit } from '../git/commit.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { kindOf } from '../specs/kinds.ts';
import { commitOf } from './baseline.ts';
import type { Baselines } from './baselines.ts';
import type { FileVersion } from './file-versions.ts';
import { isIgnored } from './ignored-commits.ts';
import { followVersions } from './page-versions.ts';
import { type FileContent, readAllSaid } from './said-text.ts';
import type { SpecInputs } from './spec-inputs.ts';

/** How people edited a document since a run of its spec wrote it. Another run overwrites that. */
export interface DocumentEdits {
  /** The commits that edited it, newest first. */
  readonly commits: readonly Commit[];
  /** It has edits that are not committed. */
  readonly uncommitted: boolean;
}

/** The edits by spec, and by the file of the document. */
export type EditsBySpec = ReadonlyMap<SpecInputs, ReadonlyMap<string, DocumentEdits>>;

/** A document that differs from the one at the baseline of its spec. */
interface EditedDocument {
  readonly inputs: SpecInputs;
  readonly file: string;
  readonly before: string;
  readonly now: string;
  readonly committed: string | null;
  /** The versions since the baseline, newest first. */
  readonly versions: readonly FileVersion[];
}

/**
 * Finds the documents that people edited since the baseline of a spec, for specs whose documents a
 * run writes. Specs without sources are left out, because their runs often write code. Formatting,
 * frontmatter and the places of citations do not count. Nor do commits of the run itself, and
 * ignored ones. Only contents of documents that differ are read.
 *
 * @param ignored commit ids, whole or shortened to at least 7 digits
 */
export async function findDocumentEdits(
  session: GitSession,
  snapshot: Snapshot,
  baselines: Baselines,
  allInputs: readonly SpecInputs[],
  ignored: readonly string[],
): Promise<EditsBySpec> {
  const edited = await findEdited(session, snapshot, baselines, allInputs);
  const said = await readVersions(session, edited);
  const bySpec = new Map<SpecInputs, Map<string, DocumentEdits>>();
  for (const { inputs, file, before, now, committed, versions } of edited) {
    const isEdit = (a: string | null, b: string | null): boolean => {
      const [one, other] = [said(file, a), said(file, b)];
      return one !== undefined && other !== undefined && one !== other;
    };
    if (!isEdit(before, now)) continue;
    const { commits: own } = inputs.spec;
    const commits = versions
      .filter(({ oid, previous }) => previous === null || isEdit(previous, oid))
      .map(({ commit }) => commit)
      .filter(({ oid }) => !isOwn(oid, own) && !isIgnored(oid, ignored));
    const uncommitted = committed !== now && (committed === null || isEdit(committed, now));
    if (commits.length === 0 && !uncommitted) continue;
    const known = bySpec.get(inputs) ?? new Map<string, DocumentEdits>();
    bySpec.set(inputs, known.set(file, { commits, uncommitted }));
  }
  return bySpec;
}

async function findEdited(
  session: GitSession,
  snapshot: Snapshot,
  { timeline, statesAt }: Baselines,
  allInputs: readonly SpecInputs[],
): Promise<EditedDocument[]> {
  const written = allInputs.filter(
    ({ spec, baseline, history }) =>
      kindOf(spec).rerunCommand !== null &&
      spec.inputs.length > 0 &&
      baseline?.kind === 'commit' &&
      history !== null,
  );
  const oids = written.flatMap(({ baseline }) => (baseline && commitOf(baseline)) ?? []);
  const states = written.length === 0 ? new Map<string, never>() : await statesAt(oids);
  const differing = written.flatMap((inputs) => {
    const oid = (inputs.baseline && commitOf(inputs.baseline)) ?? '';
    return inputs.spec.targets.flatMap((file) => {
      const before = states.get(oid)?.stateOf(file)?.oid ?? null;
      const now = snapshot.stateOf(file)?.oid ?? null;
      return now === null || before === now ? [] : [{ inputs, oid, file, before, now }];
    });
  });
  const files = new Set(differing.map(({ file }) => file));
  const versions = await followVersions(session, [...files], (path) => timeline.changesOf(path));
  const pasts = new Map<string, ReadonlySet<string>>();
  return differing.flatMap(({ inputs, oid, file, before, now }): EditedDocument[] => {
    const past = pasts.get(oid) ?? timeline.past(oid);
    pasts.set(oid, past);
    const since = (versions.get(file) ?? []).filter(({ commit }) => !past.has(commit.oid));
    // The document had another name at the baseline, or it did not exist.
    const origin = before ?? since.at(-1)?.previous ?? null;
    if (origin === null) return [];
    const last = since.findIndex((version) => version.oid === origin);
    const committed = snapshot.committed.get(file)?.oid ?? null;
    const own = last < 0 ? since : since.slice(0, last);
    return [{ inputs, file, before: origin, now, committed, versions: own }];
  });
}

/**
 * Reads what all versions of documents say.
 *
 * @returns a function that returns what a version says; `undefined` if the clone lacks its content
 */
async function readVersions(
  session: GitSession,
  edited: readonly EditedDocument[],
): Promise<(file: string, oid: string | null) => string | undefined> {
  const wanted = new Map<string, FileContent>();
  for (const { file, before, now, committed, versions } of edited) {
    const older = versions.flatMap(({ oid, previous }) => [oid, previous]);
    for (const oid of [before, now, committed, ...older]) {
      if (oid !== null) wanted.set(`${oid} ${file}`, { file, oid });
    }
  }
  const said = await readAllSaid(session, [...wanted.values()]);
  const byKey = new Map([...wanted.keys()].map((key, index) => [key, said[index]]));
  return (file, oid) => byKey.get(`${String(oid)} ${file}`);
}

/** Whether the spec names a commit as one of its own run. */
function isOwn(oid: string, commits: readonly string[]): boolean {
  return commits.some((name) => name.length >= 7 && oid.startsWith(name.toLowerCase()));
}
