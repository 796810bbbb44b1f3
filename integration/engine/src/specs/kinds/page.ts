import { formatOf } from '../../documents/format.ts';
import {
  type Frontmatter,
  FrontmatterError,
  frontmatterOf,
  lineOfField,
  readFrontmatter,
} from '../../documents/frontmatter.ts';
import { readDeclaredTracks } from '../../documents/declared-tracks.ts';
import { readPlainTitle } from '../../documents/plain-title.ts';
import { completionText } from '../completion.ts';
import { readList, readRecord, readText, readWrittenTime } from '../fields.ts';
import { readInputs } from '../inputs.ts';
import { isPublic } from '../publicity.ts';
import { scheduleProblem } from '../schedule.ts';
import { listProblems, ownerProblems, valueProblems } from '../field-types.ts';
import type { Completion } from '../spec.ts';
import type { ReadSpec, SpecKind } from './kind.ts';

/**
 * Matches a line that may be the field `tracks` in the frontmatter of a page. `"tracks":` is valid
 * YAML too, and `tracks =` is TOML. Frontmatter in JSON is not read, but it matches as well, so that
 * its author is told.
 */
const TRACKS_LINE = `^[ \t{]*["']?tracks["']? *[:=]`;

const FIELD = new RegExp(TRACKS_LINE, 'm');

/** Matches the beginning of a comment that names sources. */
const COMMENT_LINE = '^ {0,3}<!--[ \t]*drift[ \t]+tracks[ \t]*:';

/** A page with `tracks` in its own frontmatter. The page is its own document. */
export const page: SpecKind = {
  noun: 'page',
  candidates: { in: 'pages', line: `${TRACKS_LINE}|${COMMENT_LINE}` },
  declaresSources: true,
  read: readPageSpec,
  readCompletion: readReview,
  writtenTypes: new Set(['page']),
  isOwnDocument: true,
  isNamedByOthers: false,
  editsAreReviews: true,
  keepsName: false,
  // The page may have had any other name before.
  pathspecs: (_folders, extensions) => extensions.map((extension) => `:(top,icase)*.${extension}`),
  namedCommits: ({ completion }) => (completion === null ? [] : [completion.value]),
  statementOf({ completion }, content) {
    if (completion !== null) return completionText(completion);
    return content && `page: ${content}`;
  },
  review: 'set `reviewed` to today',
  rerunCommand: null,
};

/**
 * Reads a page that names its own sources, in its frontmatter or in a comment. Returns `null` for a
 * page without `tracks`, because its other fields may belong to something else.
 *
 * @param configured the sources that the option `tracks` names for a page that names none itself
 * @throws {FrontmatterError} when the frontmatter cannot be read, but seems to contain `tracks`
 */
export function readPageSpec(
  file: string,
  text: string,
  configured: readonly string[] = [],
): ReadSpec | null {
  const found = readPage(text);
  if (found === null) return null;
  const { body } = found;
  const declared = 'tracks' in found.data ? null : readDeclaredTracks(text);
  const elsewhere = declared ?? configured.map((pattern) => ({ pattern, line: 1 }));
  const isElsewhere = !('tracks' in found.data) && elsewhere.length > 0;
  const data = isElsewhere
    ? { ...found.data, tracks: elsewhere.map(({ pattern }) => pattern) }
    : found.data;
  const tracksLine = isElsewhere
    ? (value: string) => elsewhere.find(({ pattern }) => pattern === value)?.line ?? 1
    : null;
  const isMisshapen = listProblems(file, text, data, 'tracks', '').length > 0;
  if (readList(data['tracks']).length === 0 && !isMisshapen) return null;
  const problems = [
    ...valueProblems(file, text, data, ['reviewed', 'schedule']),
    ...ownerProblems(file, text, data),
  ];
  const inputs = readInputs(file, text, data, problems, tracksLine);
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
      verification: null,
      run: null,
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

/**
 * Reads the frontmatter of a page. Returns `null` if it is invalid and does not contain `tracks`.
 */
function readPage(text: string): Frontmatter | null {
  try {
    return readFrontmatter(text, 'text');
  } catch (error) {
    const isOther = error instanceof FrontmatterError && !FIELD.test(frontmatterOf(text));
    if (isOther) return null;
    throw error;
  }
}

/**
 * Reads the field `reviewed`, which says when the page was last checked: a date or a commit.
 * Returns `null` if it is not given.
 */
export function readReview(data: Readonly<Record<string, unknown>>): Completion | null {
  const written = readWrittenTime(data['reviewed']);
  if (written !== null) {
    return { field: 'reviewed', value: `reviewed=${String(written.time)}`, ...written };
  }
  const commit = readText(data['reviewed']);
  return commit === null ? null : { field: 'reviewed', value: commit, time: null, form: null };
}
