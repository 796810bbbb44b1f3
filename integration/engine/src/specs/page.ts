import { formatOf } from '../documents/format.ts';
import {
  type Frontmatter,
  FrontmatterError,
  frontmatterOf,
  lineOfField,
  readFrontmatter,
} from '../documents/frontmatter.ts';
import { readPlainTitle } from '../documents/plain-title.ts';
import { readList, readRecord, readText, readTime } from './fields.ts';
import { readInputs } from './inputs.ts';
import { isPublic } from './publicity.ts';
import { scheduleProblem } from './schedule.ts';
import { listProblems, ownerProblems, valueProblems } from './shapes.ts';
import type { Completion, ReadSpec } from './spec.ts';
import { TRACKS_FIELD } from './tracks-field.ts';

const FIELD = new RegExp(TRACKS_FIELD, 'm');

/**
 * Reads a page that names its own sources. Returns `null` for a page without `tracks`: the other
 * fields alone may mean anything.
 *
 * @throws {FrontmatterError} when the frontmatter cannot be read, and seems to name sources
 */
export function readPageSpec(file: string, text: string): ReadSpec | null {
  const page = readPage(text);
  if (page === null) return null;
  const { data, body } = page;
  const isMisshapen = listProblems(file, text, data, 'tracks', '').length > 0;
  if (readList(data['tracks']).length === 0 && !isMisshapen) return null;
  const problems = [
    ...valueProblems(file, text, data, ['reviewed', 'schedule']),
    ...ownerProblems(file, text, data),
  ];
  const inputs = readInputs(file, text, data, problems);
  const title = readText(data['title']) ?? (formatOf(file) === 'mdx' ? null : readPlainTitle(body));
  const schedule = readText(data['schedule']);
  const unscheduled = scheduleProblem(schedule);
  if (unscheduled !== null) {
    const line = lineOfField(text, 'schedule');
    problems.push({ file, line, message: unscheduled, minor: true });
  }
  return {
    spec: {
      id: file,
      kind: 'page',
      file,
      title: title ?? file,
      type: 'page',
      completed: true,
      completion: readReview(data),
      inputs,
      targets: [file],
      dependsOn: [],
      members: [],
      commits: [],
      schedule,
      rules: readRecord(data['rules']),
      owners: readList(data['owner']),
      public: isPublic(text, data),
    },
    problems,
    untitled: title === null ? body : null,
  };
}

/** `null` for a page whose frontmatter is invalid but does not concern this package. */
function readPage(text: string): Frontmatter | null {
  try {
    return readFrontmatter(text, 'text');
  } catch (error) {
    const isOther = error instanceof FrontmatterError && !FIELD.test(frontmatterOf(text));
    if (isOther) return null;
    throw error;
  }
}

/** A page's own statement of when it was last checked: a date, or a commit. */
export function readReview(data: Readonly<Record<string, unknown>>): Completion | null {
  const time = readTime(data['reviewed']);
  if (time !== null) return { field: 'reviewed', value: `reviewed=${time}`, time };
  const commit = readText(data['reviewed']);
  return commit === null ? null : { field: 'reviewed', value: commit, time: null };
}
