import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { selectSpecs, obstacleOf } from './accept/select-specs.ts';
import { buildAcceptance, type Terms } from './accept/build-acceptance.ts';
import { type AcceptOptions, AcceptOptionsSchema } from './accept/options.ts';
import { findIgnored, findTaken, writeAcceptance } from './accept/acceptance-file.ts';
import { AcceptError, type Refusal } from './accept/refusal.ts';
import { survey, type SurveyEvidence } from './analyze.ts';
import { acceptanceFile, formatAcceptance, hasExpired } from './drift/acceptance.ts';
import { GitError } from './git/errors.ts';
import { explain, type NoRepository, type Repository, wholeReason } from './git/repository.ts';
import { withTemporaryObjects } from './git/temporary-objects.ts';
import { readOptions } from './options.ts';

/** An acceptance that was written for a spec. */
export interface Accepted {
  /** The id of the spec. */
  readonly spec: string;
  /** The path of the acceptance file, relative to the repository. */
  readonly file: string;
  /** The number of inputs that the file lists. */
  readonly inputs: number;
  /** The text of the acceptance file. */
  readonly text: string;
}

/** The accepted and the refused specs, each sorted by id. */
export interface Acceptances {
  readonly accepted: readonly Accepted[];
  readonly refused: readonly Refusal[];
}

/**
 * Records that the documents of specs are right for the current inputs in the working tree. It
 * writes or replaces `.drift/<spec id>.json` for each spec. Commit these files. If one spec cannot
 * be accepted, the others still are. The number of git processes does not depend on the number of
 * specs.
 *
 * @throws {DriftError} if an option is not valid
 * @throws {DriftError} if no spec at all can be accepted, because there is no repository, no commit
 * or no author, or because `until` is in the past
 */
export async function acceptSpecs(options: AcceptOptions): Promise<Acceptances> {
  const {
    spec = [],
    all,
    reason,
    author,
    until,
    dryRun,
    ...where
  } = readOptions(AcceptOptionsSchema, options);
  const folder = await stat(where.root).catch(() => null);
  if (folder?.isDirectory() !== true) {
    const fix = 'Name one of the repository.';
    throw new AcceptError({ reason: `There is no folder ${resolve(where.root)}.`, fix });
  }
  const { report, evidence } = await survey(where);
  if (evidence === null) {
    throw unacceptable(report.repository.problem ?? { reason: 'git told nothing', fix: '' });
  }
  try {
    const time = Math.floor((where.now ?? new Date()).getTime() / 1000);
    const given = await readTerms(evidence, { author, reason, time, until: until ?? null });
    const parts = all ? 'all' : [spec].flat();
    const choice = selectSpecs(parts, report, evidence.analyses);
    const drafted = await draftAll(evidence, choice.candidates, given);
    const written = dryRun ? drafted : await writeAll(evidence.repository.root, drafted);
    return { ...written, refused: sorted([...choice.refused, ...written.refused]) };
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
  options: Omit<AcceptOptions, 'all'> & { spec: string },
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

async function draftAll(
  { repository, snapshot }: SurveyEvidence,
  candidates: ReturnType<typeof selectSpecs>['candidates'],
  given: Terms,
): Promise<Acceptances> {
  const paths = new Set(candidates.flatMap(({ analysis }) => [...analysis.inputs]));
  const files = candidates.map(({ report }) => acceptanceFile(report.id));
  const [ignored] = await Promise.all([
    findIgnored(repository, files),
    withTemporaryObjects(repository, (session) => snapshot.settle(paths, session)),
  ]);
  const accepted: Accepted[] = [];
  const refused: Refusal[] = [];
  for (const candidate of candidates) {
    const { id } = candidate.report;
    const file = acceptanceFile(id);
    const drafted = obstacleOf(candidate) ?? buildAcceptance(candidate, snapshot, given);
    const obstacle =
      'fix' in drafted
        ? drafted
        : ((await findTaken(repository.root, file)) ?? ignored.get(file) ?? null);
    if (obstacle !== null) refused.push({ spec: id, ...obstacle });
    else if ('inputs' in drafted) {
      const text = formatAcceptance(drafted);
      accepted.push({ spec: id, file, inputs: drafted.inputs.size, text });
    }
  }
  return { accepted, refused };
}

async function writeAll(root: string, { accepted, refused }: Acceptances): Promise<Acceptances> {
  const written: Accepted[] = [];
  const failed: Refusal[] = [];
  for (const one of accepted) {
    const obstacle = await writeAcceptance(root, one.file, one.text);
    if (obstacle === null) written.push(one);
    else failed.push({ spec: one.spec, ...obstacle });
  }
  return { accepted: written, refused: [...refused, ...failed] };
}

function sorted(refused: readonly Refusal[]): Refusal[] {
  return refused.toSorted((a, b) => (a.spec < b.spec ? -1 : 1));
}
