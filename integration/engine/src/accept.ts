import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findIgnored, findTaken, writeAcceptance } from './accept/acceptance-file.ts';
import { draftAcceptance, type Draft, fileOf, type Terms } from './accept/build-acceptance.ts';
import {
  type AcceptOptions,
  AcceptOptionsSchema,
  type ProposeOptions,
  ProposeOptionsSchema,
} from './accept/options.ts';
import { AcceptError, type Refusal } from './accept/refusal.ts';
import {
  type Candidate,
  documentsOf,
  obstacleOf,
  selectCandidates,
} from './accept/select-candidates.ts';
import { type Analysis, survey, type SurveyEvidence } from './analyze.ts';
import { hasExpired } from './drift/acceptance.ts';
import { readContained } from './files/safe-path.ts';
import { Unreadable } from './files/unreadable.ts';
import { GitError } from './git/errors.ts';
import { explain, type NoRepository, type Repository, wholeReason } from './git/repository.ts';
import { withTemporaryObjects } from './git/temporary-objects.ts';
import { readOptions } from './options.ts';

/** An acceptance that was written for a spec or a section. */
export interface Accepted {
  /** The id of the spec. */
  readonly spec: string;
  /**
   * The slug of the section, empty for the text before the first heading. `null` if the spec was
   * accepted as a whole.
   */
  readonly section: string | null;
  /** The path of the acceptance file, relative to the repository. */
  readonly file: string;
  /** The number of inputs that the file lists. */
  readonly inputs: number;
  /** The text of the acceptance file. */
  readonly text: string;
}

/** What was accepted and what was refused, each sorted by the id of the spec. */
export interface Acceptances {
  readonly accepted: readonly Accepted[];
  readonly refused: readonly Refusal[];
}

/** A draft that somebody accepts, with the reason. */
export interface Approval {
  readonly draft: Draft;
  readonly reason: string;
}

/** Acceptances that can be shown to a person before they are recorded. */
export interface Proposals {
  /** The analysis from which the drafts were made. */
  readonly analysis: Analysis;
  readonly drafts: readonly Draft[];
  readonly refused: readonly Refusal[];
  /**
   * Writes the files of drafts. They hold the contents of the analysis, even if the working tree has
   * changed since.
   */
  readonly record: (approvals: readonly Approval[]) => Promise<Acceptances>;
}

/**
 * Records that documents are right for the current inputs in the working tree: the documents of
 * specs, or sections of pages. It writes or replaces one file in `.drift` for each spec or section.
 * Commit these files. If one cannot be accepted, the others still are. The number of git processes
 * does not depend on their number.
 *
 * @throws {DriftError} if an option is not valid
 * @throws {DriftError} if nothing at all can be accepted, because there is no repository, no commit
 * or no author, or because `until` is in the past
 */
export async function acceptSpecs(options: AcceptOptions): Promise<Acceptances> {
  const { reason, ...given } = readOptions(AcceptOptionsSchema, options);
  const { drafts, refused, record } = await propose(given, false);
  const recorded = await record(drafts.map((draft) => ({ draft, reason })));
  return { ...recorded, refused: sorted([...refused, ...recorded.refused]) };
}

/**
 * Finds out what would be accepted, and refuses what cannot be. Nothing is written before
 * {@link Proposals.record} is called.
 *
 * @throws {DriftError} as {@link acceptSpecs} does
 */
export async function proposeAcceptances(options: ProposeOptions): Promise<Proposals> {
  return propose(options, true);
}

async function propose(options: ProposeOptions, keepContents: boolean): Promise<Proposals> {
  const {
    spec = [],
    section = [],
    all,
    author,
    until,
    dryRun,
    ...where
  } = readOptions(ProposeOptionsSchema, options);
  const folder = await stat(where.root).catch(() => null);
  if (folder?.isDirectory() !== true) {
    const fix = 'Name one of the repository.';
    throw new AcceptError({ reason: `There is no folder ${resolve(where.root)}.`, fix });
  }
  const analysis = await survey(where, keepContents);
  const { report, evidence } = analysis;
  if (evidence === null) {
    throw unacceptable(report.repository.problem ?? { reason: 'git told nothing', fix: '' });
  }
  try {
    const time = Math.floor((where.now ?? new Date()).getTime() / 1000);
    const given = await readTerms(evidence, { author, time, until: until ?? null });
    const sections = [section].flat();
    const { root } = evidence.repository;
    const texts = await readTexts(
      root,
      sections.flatMap((target) => documentsOf(target, report.specs)),
    );
    const wanted = { specs: all ? ('all' as const) : [spec].flat(), sections, texts };
    const choice = selectCandidates(wanted, report, evidence.analyses);
    const { drafts, refused } = await draftAll(evidence, choice.candidates, given);
    return {
      analysis,
      drafts,
      refused: sorted([...choice.refused, ...refused]),
      record: (approvals) => (dryRun ? acceptAll(approvals) : writeAll(root, approvals)),
    };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw unacceptable(explain(error));
  }
}

function unacceptable(problem: NoRepository): AcceptError {
  const reason = `Nothing can be accepted: ${wholeReason(problem)}.`;
  return new AcceptError({ reason, fix: problem.fix });
}

/**
 * Accepts one spec, as {@link acceptSpecs} does.
 *
 * @throws {DriftError} if an option is not valid
 * @throws {DriftError} if the spec cannot be accepted
 */
export async function acceptSpec(
  options: Omit<AcceptOptions, 'all' | 'section'> & { spec: string },
): Promise<Accepted> {
  const { accepted, refused } = await acceptSpecs(options);
  const [one] = accepted;
  if (one !== undefined) return one;
  const [{ reason, fix } = { reason: 'There is nothing to accept.', fix: '' }] = refused;
  throw new AcceptError({ reason, fix });
}

async function readTerms(
  { repository, snapshot: { head } }: SurveyEvidence,
  { author, ...given }: Omit<Terms, 'author' | 'commit'> & { author: string | undefined },
): Promise<Terms> {
  if (head === null) {
    throw new AcceptError({ reason: 'The repository has no commits yet.', fix: 'Commit first.' });
  }
  if (hasExpired(given, given.time)) {
    const reason = `\`until\`: ${given.until ?? ''} is over already.`;
    throw new AcceptError({ reason, fix: 'Name a later day, or none.' });
  }
  return { ...given, commit: head, author: author ?? (await readAuthor(repository)) };
}

async function readAuthor({ git }: Repository): Promise<string> {
  const identity = await git.text(['var', 'GIT_AUTHOR_IDENT']).catch((error: unknown) => {
    // git exits with this code if no author is configured.
    if (error instanceof GitError && error.exitCode === 128) return '';
    throw error;
  });
  const name = /^(.*>) \d+ [+-]\d+\s*$/.exec(identity)?.[1];
  if (name === undefined) {
    const fix = 'Set `user.name` and `user.email`, or name an author.';
    throw new AcceptError({ reason: 'git does not know who you are.', fix });
  }
  return name;
}

/** Reads documents. Those that cannot be read are left out. */
async function readTexts(
  root: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of new Set(files)) {
    const text = await readContained(root, file).catch((error: unknown) => {
      if (error instanceof Unreadable) return null;
      throw error;
    });
    if (text !== null) texts.set(file, text);
  }
  return texts;
}

async function draftAll(
  { repository, snapshot }: SurveyEvidence,
  candidates: readonly Candidate[],
  given: Terms,
): Promise<Pick<Proposals, 'drafts' | 'refused'>> {
  const paths = candidates.flatMap(({ analysis: { inputs, spec } }) => [...inputs, spec.file]);
  const [ignored] = await Promise.all([
    findIgnored(repository, candidates.map(fileOf)),
    withTemporaryObjects(repository, (session) => snapshot.settle(new Set(paths), session)),
  ]);
  const drafts: Draft[] = [];
  const refused: Refusal[] = [];
  for (const candidate of candidates) {
    const file = fileOf(candidate);
    const drafted = obstacleOf(candidate) ?? draftAcceptance(candidate, snapshot, given);
    const obstacle =
      'fix' in drafted
        ? drafted
        : ((await findTaken(repository.root, file)) ?? ignored.get(file) ?? null);
    if (obstacle !== null) refused.push({ ...subjectOf(candidate), ...obstacle });
    else if ('format' in drafted) drafts.push(drafted);
  }
  return { drafts, refused };
}

function acceptAll(approvals: readonly Approval[]): Promise<Acceptances> {
  return Promise.resolve({ accepted: approvals.map(toAccepted), refused: [] });
}

async function writeAll(root: string, approvals: readonly Approval[]): Promise<Acceptances> {
  const accepted: Accepted[] = [];
  const refused: Refusal[] = [];
  for (const approval of approvals) {
    const one = toAccepted(approval);
    const obstacle = await writeAcceptance(root, one.file, one.text);
    if (obstacle === null) accepted.push(one);
    else refused.push({ ...subjectOf(approval.draft.candidate), ...obstacle });
  }
  return { accepted, refused };
}

function toAccepted({ draft: { candidate, file, inputs, format }, reason }: Approval): Accepted {
  return { ...subjectOf(candidate), file, inputs, text: format(reason) };
}

function subjectOf({ report, section }: Candidate): Pick<Accepted, 'spec' | 'section'> {
  return { spec: report.id, section };
}

function sorted(refused: readonly Refusal[]): Refusal[] {
  return refused.toSorted((a, b) => (a.spec < b.spec ? -1 : a.spec > b.spec ? 1 : 0));
}
