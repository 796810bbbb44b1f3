import { type DiagramNode, findNodes } from '../citations/diagram-nodes.ts';
import type { FoundCitation } from '../citations/citation.ts';
import { allOf } from '../citations/choose-file.ts';
import {
  type CheckedReferences,
  checkedReferences,
  type IgnoredPatterns,
} from '../citations/exempt-references.ts';
import type { ForgeState } from '../citations/citation-token.ts';
import { isPinned } from '../citations/file-address.ts';
import { parseRemote } from '../forge/remote-address.ts';
import { findCitations, type PassedOverReason } from '../citations/finder.ts';
import { PathEndings, selectFiles } from '../citations/known-files.ts';
import type { FoundDocument } from '../documents/reader.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Role, Spec } from '../specs/spec.ts';
import { ACCEPTANCES } from './acceptance.ts';
import type { Baseline } from './baseline.ts';
import type { BaselineHistory, Baselines } from './baselines.ts';
import type { HistorySince } from './history-since.ts';
import { type InputPart, partsOf } from './input-parts.ts';
import { InputMatcher, type PatternMatch, rolesOf } from './match-patterns.ts';

/** The mode of a submodule. */
export const SUBMODULE = '160000';

/** The inputs and citations of one spec, before contents are compared. */
export interface SpecInputs {
  readonly spec: Spec;
  /** The baseline; `null` if the spec is not completed. */
  readonly baseline: Baseline | null;
  /**
   * The history since the baseline; `null` if the baseline has neither a commit nor recorded
   * contents.
   */
  readonly history: HistorySince | null;
  /**
   * The baseline of the newest statement about the documents as a whole; `null` if nobody made one.
   */
  readonly whole: BaselineHistory | null;
  /** The baselines of the document's sections; `null` if sections are not reviewed one by one. */
  readonly sections: readonly BaselineHistory[] | null;
  readonly matches: readonly PatternMatch[];
  /** The role of each file that a pattern selects, now or at the baseline. */
  readonly roles: ReadonlyMap<string, Role>;
  /** The parts that are inputs, by file. Files that are inputs as a whole are left out. */
  readonly parts: ReadonlyMap<string, readonly InputPart[]>;
  readonly documents: readonly FoundDocument[];
  /** The citations of each document. */
  readonly citations: ReadonlyMap<string, readonly FoundCitation[]>;
  /** The references that are neither citations nor mistakes, by document. */
  readonly passedOver: ReadonlyMap<string, readonly PassedOverReason[]>;
  /** The number of exempt references, and the comments that exempt nothing, by document. */
  readonly exempt: ReadonlyMap<string, Pick<CheckedReferences, 'exempt' | 'unused'>>;
  /** The nodes of each diagram, by document. */
  readonly nodes: ReadonlyMap<string, readonly (readonly DiagramNode[])[]>;
}

/**
 * Finds the inputs and the citations of all specs.
 *
 * @param specFolders the folders of specs, as the option `specs` gives them
 * @param documents the documents by repository-relative path
 * @param ignored the references that the option `ignore` exempts
 */
export function findSpecInputs(
  snapshot: Snapshot,
  specs: readonly Spec[],
  specFolders: readonly string[],
  baselines: Pick<Baselines, 'repository' | 'bySpec' | 'paths'>,
  documents: ReadonlyMap<string, FoundDocument>,
  ignored: IgnoredPatterns,
): SpecInputs[] {
  const paths = new Set([...snapshot.paths(), ...snapshot.committed.keys(), ...baselines.paths]);
  const matcher = new InputMatcher(paths, [...specFolders, ACCEPTANCES]);
  const folders = foldersOf(paths, documents);
  const endings = new PathEndings(paths);
  const isOwn = ownStateTest(baselines.repository.remote?.url ?? null, snapshot.branch);
  const submodules = [...snapshot.committed].flatMap(([path, { mode }]) =>
    mode === SUBMODULE ? [`${path}/`] : [],
  );
  return specs.map((spec) => {
    const found = baselines.bySpec.get(spec.id);
    const { baseline = null, history = null, whole = null, sections = null } = found ?? {};
    const own = spec.targets
      .map((file) => documents.get(file))
      .filter((document) => document !== undefined);
    // A citation may refer to the commit that added it, and the file may be gone since.
    const mayBeDated = whole === null || sections !== null;
    const existed = (path: string): boolean => mayBeDated && baselines.paths.has(path);
    const exists = (path: string): boolean =>
      snapshot.exists(path) || Boolean(history?.citedStateOf(path)) || existed(path);
    const matches = matcher.match(spec);
    const [roles, parts] = [rolesOf(matches), partsOf(matches)];
    const files = selectFiles(endings, {
      exists,
      isPresent: (path) => snapshot.exists(path),
      isInSubmodule: (path) => submodules.some((folder) => path.startsWith(folder)),
      isOwnState: (state) => isOwn(state),
      isInput: (path) => roles.has(path),
    });
    const passedOver = new Map<string, PassedOverReason[]>();
    const exempt = new Map<string, CheckedReferences>();
    const citations = new Map(
      own.map(({ file, document }): [string, readonly FoundCitation[]] => {
        if (document === null) return [file, []];
        const reasons: PassedOverReason[] = [];
        passedOver.set(file, reasons);
        const checked = checkedReferences(file, document, files, ignored);
        exempt.set(file, checked);
        return [file, findCitations(file, checked, files, (reason) => reasons.push(reason))];
      }),
    );
    const nodes = new Map(
      own.map(({ file, document }) => [
        file,
        (document?.diagrams ?? []).map((diagram) =>
          exempt.get(file)?.isExemptLine(diagram.line) === true
            ? []
            : findNodes(file, diagram, { files, isFolder: (path) => folders.has(path) }),
        ),
      ]),
    );
    return {
      spec,
      baseline,
      history,
      whole,
      sections,
      matches,
      roles,
      parts,
      documents: own,
      citations,
      passedOver,
      exempt,
      nodes,
    };
  });
}

/** Names of the branch on which most repositories develop. */
const MAIN_BRANCHES = new Set(['HEAD', 'main', 'master', 'trunk', 'develop']);

/**
 * Makes a function that tells whether a link to a forge means files of this repository: at a commit,
 * or on the branch that is checked out or that is the main one. Other branches and tags are not
 * judged.
 */
export function ownStateTest(
  url: string | null,
  branch: string | null,
): (state: ForgeState) => boolean {
  const remote = url === null ? null : parseRemote(url);
  if (remote === null) return () => false;
  const own = `${remote.host}/${remote.path.join('/')}`.toLowerCase();
  return (state) => {
    const isCurrent = state.ref === branch || MAIN_BRANCHES.has(state.ref);
    return state.repository === own && (isPinned(state) || isCurrent);
  };
}

/** Returns all citations in the text and in the diagrams of a spec's documents. */
export function citationsOf(inputs: SpecInputs): readonly FoundCitation[] {
  return inputs.documents.flatMap(({ file }) => citationsIn(inputs, file));
}

/** Returns all files that a citation may mean. */
export function filesOf({ path, fits }: FoundCitation): readonly string[] {
  return [path, ...allOf(fits)];
}

/** Returns all citations of one document. */
export function citationsIn({ citations, nodes }: SpecInputs, file: string): FoundCitation[] {
  const inDiagrams = (nodes.get(file) ?? []).flat().map(({ citation }) => citation);
  return [...(citations.get(file) ?? []), ...inDiagrams.filter((citation) => citation !== null)];
}

/**
 * Returns all folders of the paths. Returns none if no document has a diagram, because only
 * diagrams cite folders.
 */
function foldersOf(
  paths: ReadonlySet<string>,
  documents: ReadonlyMap<string, FoundDocument>,
): ReadonlySet<string> {
  const folders = new Set<string>();
  const hasDiagrams = [...documents.values()].some(
    ({ document }) => (document?.diagrams.length ?? 0) > 0,
  );
  for (const path of hasDiagrams ? paths : []) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
