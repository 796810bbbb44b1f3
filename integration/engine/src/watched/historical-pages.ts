/** Folders of pages that tell what was, or what was planned, at the time of writing. */
const FOLDERS =
  /(?:^|\/)(?:\.changes|\.changeset|adrs?|archives?|archived|blogs?|changelogs?|decisions?|designs?|history|journals?|legacy|logs?|meetings?|minutes|news|newsfragments|plans?|posts?|proposals?|releases?|release-?notes|reports?|rfcs?|roadmaps?|updates?|versioned[-_]docs|version-\d[^/]*|whats-?new)\//i;

/** Names of such pages, without their ending. */
const NAMES =
  /(?:^|\/)(?:change-?log|changes|history|news|release-?notes?|releases?|roadmap|upgrad(?:e|ing)|migrat(?:e|ing|ion)|todo|plan|proposal)(?:[-_.][^/]*)?\.[^/.]+$/i;

/** A date or a version at the beginning of a name, as in `2024-05-01-hello.md` or `v2.0.md`. */
const DATED = /(?:^|\/)(?:\d{4}-\d{2}(?:-\d{2})?|v?\d+\.\d+(?:\.\d+)*)(?:[-_.][^/]*)?\.[^/.]+$/i;

/** Folders of pages that tell what somebody found out at one time. */
const STUDIES = /(?:^|\/)(?:audits?|investigations?|post-?mortems?|research|retrospectives?)\//i;

/** Folders of documentation of one version, as in `docs/v2/`. Outside of documentation, code is there. */
const VERSIONED = /(?:^|\/)(?:docs?|documentation)\/(?:.*\/)?v\d+(?:\.\d+)*\//i;

/** Folders with files of other projects, and with data of tests. */
const FOREIGN =
  /(?:^|\/)(?:__fixtures__|__snapshots__|fixtures?|node_modules|snapshots|test[-_]?data|third[-_]party|vendor(?:ed)?)\//i;

/** A page below a folder of tests. There, only a page that explains the folder is documentation. */
const TEST_INPUT = /(?:^|\/)(?:__tests__|e2e|tests?|testsuite)\/(?!.*\b(?:contributing|readme)\b)/i;

/**
 * Whether a page is historical: a changelog, a plan, a decision record, an archive, a blog post
 * or a release note. What it names may be gone, and the page is right nevertheless. The same holds
 * for pages of other projects and for data of tests.
 */
export function isHistorical(path: string): boolean {
  return [FOLDERS, NAMES, DATED, STUDIES, VERSIONED, FOREIGN, TEST_INPUT].some((pattern) =>
    pattern.test(path),
  );
}

/** Headings of sections that tell of past versions, as in the changelog of a README. */
const HISTORY =
  /^(?:change ?-?log|changes|history|release (?:history|notes)|releases|migrat(?:ion|ing)\b.*|upgrading\b.*|what['’]?s new.*|\[?v?\d+\.\d+[\w.]*\]?.*)$/i;

/** No more of a heading is read, because the regular expression takes quadratic time. */
const LONGEST_HEADING = 500;

/**
 * Whether a line of a page is in a section, or in a section of one, that tells of past versions.
 *
 * @param lines the lines of the page
 * @param line the line, counted from 1
 */
export function isInHistory(lines: readonly string[], line: number): boolean {
  let depth = 7;
  for (let index = line - 1; index >= 0 && depth > 1; index--) {
    const start = (lines[index] ?? '').slice(0, LONGEST_HEADING);
    const [, marks = '', title = ''] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(start) ?? [];
    if (marks === '' || marks.length >= depth) continue;
    depth = marks.length;
    if (depth > 1 && HISTORY.test(title.trim())) return true;
  }
  return false;
}
