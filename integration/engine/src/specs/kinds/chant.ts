import { lineOfField, linesOfValues, readFrontmatter } from '../../documents/frontmatter.ts';
import { readPlainTitle } from '../../documents/plain-title.ts';
import { completionText } from '../completion.ts';
import { readList, readRecord, readText, readTime, readWrittenTime } from '../fields.ts';
import { readInputs } from '../inputs.ts';
import { readPath } from '../path.ts';
import { isPublic } from '../publicity.ts';
import { readRun } from '../run.ts';
import { scheduleProblem } from '../schedule.ts';
import { listProblems, ownerProblems, valueProblems } from '../field-types.ts';
import { type Completion, type FailedVerification, ROLES, type SpecProblem } from '../spec.ts';
import type { ReadSpec, SpecKind } from './kind.ts';

const TYPES = new Set(['code', 'task', 'driver', 'group', 'documentation', 'research']);

const STATUSES = new Set([
  'pending',
  'in_progress',
  'paused',
  'completed',
  'failed',
  'needs_attention',
  'ready',
  'blocked',
  'cancelled',
]);

/** The types of specs that describe sources. */
const WRITTEN = new Set(['documentation', 'research']);

/** The fields that list specs or commits. */
const IDS = ['depends_on', 'members', 'commits', 'commit'];

const TIMES = ['completed_at', 'replayed_at', 'last_verified'] as const;

/**
 * The statuses of completed specs. chant itself sets `needs_attention` on a completed spec that has
 * drifted.
 */
const COMPLETED = new Set(['completed', 'needs_attention']);

/**
 * A spec of chant: a file in a spec folder. A run of the spec writes the documents that the file
 * names.
 */
export const chant: SpecKind = {
  noun: 'spec',
  candidates: { in: 'folders' },
  declaresSources: true,
  read: readChantSpec,
  readCompletion: (data) => (Object.keys(data).length === 0 ? undefined : readCompletion(data)),
  writtenTypes: WRITTEN,
  isOwnDocument: false,
  isNamedByOthers: true,
  editsAreReviews: false,
  keepsName: true,
  pathspecs: (folders) => folders.map((folder) => `:(top,literal)${folder}`),
  namedCommits: ({ commits }) => commits,
  statementOf: ({ completion }) => completion && completionText(completion),
  review: 'run the spec again',
  rerunCommand: (id) => `chant reset ${id} && chant work ${id}`,
};

/**
 * Reads a chant spec. It accepts what real specs contain: single values in place of lists, unknown
 * types, missing fields.
 *
 * @throws {FrontmatterError} when the frontmatter cannot be read
 */
export function readChantSpec(file: string, text: string): ReadSpec {
  const { data, body } = readFrontmatter(text, 'text');
  const problems = [
    ...valueProblems(file, text, data, ['type', 'status', 'schedule', ...TIMES]),
    ...IDS.flatMap((field) => listProblems(file, text, data, field, '001-doc')).map(asMinor),
    ...ownerProblems(file, text, data),
  ];
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  const title = readPlainTitle(body);
  const type = readText(data['type']) ?? 'code';
  if (!TYPES.has(type)) {
    problems.push({
      file,
      line: lineOfField(text, 'type'),
      message: `\`type: ${type}\` is not a type that chant knows (${[...TYPES].join(', ')})`,
      minor: true,
    });
  }
  const status = readText(data['status']) ?? 'pending';
  const completed = COMPLETED.has(status);
  problems.push(...oddities(file, text, data, status));
  const refused: SpecProblem[] = [];
  const inputs = readInputs(file, text, data, refused);
  problems.push(...refused);
  if (completed && WRITTEN.has(type) && inputs.length + refused.length === 0) {
    problems.push({
      file,
      line: lineOfField(text, 'type'),
      message: `names no sources in ${ROLES.join(', ')}, and so can never drift`,
      minor: true,
    });
  }
  return {
    spec: {
      id,
      kind: 'chant',
      file,
      title: title ?? id,
      type,
      completed,
      completion: completed ? readCompletion(data) : null,
      verification: completed ? readFailedVerification(text, data) : null,
      run: readRun(data),
      inputs,
      targets: readTargets(file, text, data, problems),
      dependsOn: readList(data['depends_on']),
      members: readList(data['members']),
      commits: [...readList(data['commits']), ...readList(data['commit'])],
      schedule: readText(data['schedule']),
      rules: readRecord(data['rules']),
      owners: readList(data['owner']),
      public: isPublic(text, data),
    },
    problems,
    untitled: title === null ? body : null,
  };
}

/**
 * Reads the newest time at which the documents were declared right. If there is no time, the status
 * counts. Returns `null` if the spec is not completed.
 */
export function readCompletion(data: Readonly<Record<string, unknown>>): Completion | null {
  if (!COMPLETED.has(readText(data['status']) ?? '')) return null;
  let newest: Completion | null = null;
  for (const field of TIMES) {
    if (field === 'last_verified' && data['verification_status'] !== 'passed') continue;
    const written = readWrittenTime(data[field]);
    if (written === null || written.time < (newest?.time ?? -Infinity)) continue;
    newest = { field, value: `${field}=${String(written.time)}`, ...written };
  }
  return newest ?? { field: 'status', value: 'status=completed', time: null, form: null };
}

/** Reads the last check of the documents. Returns `null` if there was none, or if it passed. */
function readFailedVerification(
  text: string,
  data: Readonly<Record<string, unknown>>,
): FailedVerification | null {
  const status = readText(data['verification_status'])?.toLowerCase();
  if (status !== 'failed' && status !== 'partial') return null;
  return {
    status,
    failures: readList(data['verification_failures']),
    checked: readWrittenTime(data['last_verified']),
    line: lineOfField(text, 'verification_status'),
  };
}

/** Finds values that are likely typing errors, and would go unnoticed otherwise. */
function oddities(
  file: string,
  text: string,
  data: Readonly<Record<string, unknown>>,
  status: string,
): SpecProblem[] {
  const odd = (field: string, message: string): SpecProblem => ({
    file,
    line: lineOfField(text, field),
    message,
    minor: true,
  });
  const problems = TIMES.filter(
    (field) => readText(data[field]) !== null && readTime(data[field]) === null,
  ).map((field): SpecProblem => ({
    ...odd(field, `\`${field}: ${String(data[field])}\` is not a time`),
    help: 'Write a time such as `2026-03-01T12:00:00Z`, on a day that exists.',
  }));
  if (!STATUSES.has(status)) {
    const known = [...STATUSES].join(', ');
    problems.push(
      odd('status', `\`status: ${status}\` is not a status that chant knows (${known})`),
    );
  }
  const unscheduled = scheduleProblem(readText(data['schedule']));
  if (unscheduled !== null) problems.push(odd('schedule', unscheduled));
  return problems;
}

function asMinor(problem: SpecProblem): SpecProblem {
  return { ...problem, minor: true };
}

function readTargets(
  file: string,
  text: string,
  data: Readonly<Record<string, unknown>>,
  problems: SpecProblem[],
): string[] {
  const targets: string[] = [];
  problems.push(...listProblems(file, text, data, 'target_files', 'docs/auth.md'));
  const lineOf = linesOfValues(text, 'target_files');
  for (const target of readList(data['target_files'])) {
    const read = readPath(target);
    if ('path' in read) targets.push(read.path);
    else {
      problems.push({
        file,
        line: lineOf(target),
        message: `\`target_files\` names \`${target}\`, which ${read.problem}`,
      });
    }
  }
  return [...new Set(targets)];
}
