import type { Commit } from '../git/commit.ts';
import type { Reviews } from '../git/reviews.ts';
import { commitBaseline } from './completion.ts';
import { newest, type PageStatements, type Statement, statedAt } from './page-statements.ts';

/** The paths that a page had, each with the last second in which it named the page. */
export type PageNames = ReadonlyMap<string, number>;

/**
 * Adds the statements that commits make with the trailer `Docs-Reviewed`. Its value is the path of
 * a page, `docs/guide.md`, or a section of it, `docs/guide.md#setup`.
 *
 * @param names the paths that each page had, by spec id
 * @param commits the commits since the oldest statement
 * @param named what the messages of these commits declare right
 * @param now the current time in seconds since 1970
 */
export function withTrailers(
  pages: ReadonlyMap<string, PageStatements>,
  names: ReadonlyMap<string, PageNames>,
  commits: readonly Commit[],
  named: Reviews,
  now: number,
): ReadonlyMap<string, PageStatements> {
  const reviews = new Map<string, Statement[]>();
  for (const commit of commits) {
    const time = statedAt(commit, now);
    if (time === null) continue;
    for (const value of named.get(commit.oid) ?? []) {
      const reason = `Docs-Reviewed in ${commit.oid.slice(0, 7)}`;
      const statement = { time, baseline: commitBaseline('trailer', commit, reason, time) };
      const known = reviews.get(value);
      if (known === undefined) reviews.set(value, [statement]);
      else known.push(statement);
    }
  }
  if (reviews.size === 0) return pages;
  return new Map(
    [...pages].map(([id, page]) => {
      const own = [...(names.get(id) ?? [])];
      return [
        id,
        withReviews(page, (slug) =>
          own.flatMap(([name, until]) =>
            (reviews.get(name + slug) ?? []).filter(({ time }) => time <= until),
          ),
        ),
      ];
    }),
  );
}

/**
 * Adds statements to a page. Returns the same object if there are none.
 *
 * @param reviewsOf returns the statements about the page, or about a section such as `#setup`
 */
function withReviews(
  page: PageStatements,
  reviewsOf: (section: string) => readonly Statement[],
): PageStatements {
  const ofPage = reviewsOf('');
  const ofSections = page.sections.map(({ slug }) => reviewsOf(`#${slug}`));
  if (ofPage.length + ofSections.flat().length === 0) return page;
  const { whole, sections } = page;
  return {
    whole: newest([whole, ...ofPage]),
    sections: sections.map(({ slug, statement }, index) => ({
      slug,
      statement: statement && newest([statement, ...ofPage, ...(ofSections[index] ?? [])]),
    })),
  };
}

/** Returns the commits whose trailers are the newest statements about sections. */
export function findTrailerCommits(pages: ReadonlyMap<string, PageStatements>): string[] {
  const all = [...pages.values()].flatMap(({ whole, sections }) => [
    whole,
    ...sections.map(({ statement }) => statement),
  ]);
  const oids = all.flatMap((statement) => {
    const baseline = statement?.baseline;
    return baseline?.kind === 'commit' && baseline.rule === 'trailer' ? [baseline.oid] : [];
  });
  return [...new Set(oids)];
}
