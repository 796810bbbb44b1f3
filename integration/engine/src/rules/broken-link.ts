import type { BrokenLink } from '../links/broken-links.ts';
import { publishUnchanged, type Rule, type UnratedFinding } from './rule.ts';

const CORRECT = 'Correct the link, or take it out.';

export const brokenLink: Rule<'broken-link'> = {
  name: 'broken-link',
  severity: 'warn',
  summary: 'A link to a Markdown page or a heading that does not exist',
  meaning:
    'A page links to a Markdown file of the repository that does not exist, or to a heading that the file does not have. Historical pages, such as changelogs, plans and posts, are left out, and so are tests, templates and files that git ignores.',
  remedies: [
    CORRECT,
    'If the link is right where the page is shown, exempt it with the comment `drift-ignore-line` or the option `ignore`.',
  ],
  about: 'other',
  readsLinks: true,
  suggestsPages: true,
  find({ brokenLinks, staleReferences, settingOf }) {
    const stale = new Set(
      staleReferences
        .filter(({ page }) => settingOf('stale-reference', page).severity !== 'off')
        .map(keyOf),
    );
    return brokenLinks.filter((link) => !stale.has(keyOf(link))).map(toFinding);
  },
  /** The suggestions can be pages that the site does not show. */
  publish: (finding) => ({ ...publishUnchanged(finding), help: CORRECT }),
};

/** What two findings about the same link have in common. */
function keyOf({ page, written }: Pick<BrokenLink, 'page' | 'written'>): string {
  return `${page}\0${written}`;
}

/** The maximum number of lines that a message lists. */
const MOST = 5;

function alsoIn(lines: readonly number[]): string {
  if (lines.length === 0) return '';
  const rest = lines.length > MOST ? ` and ${lines.length - MOST} more` : '';
  return `; also in line${lines.length === 1 ? '' : 's'} ${lines.slice(0, MOST).join(', ')}${rest}`;
}

function toFinding(link: BrokenLink): UnratedFinding {
  const { page, spec, line, column, otherLines, section, written, path, fragment, similar } = link;
  const what =
    fragment === null
      ? `there is no file ${path}`
      : path === page
        ? `this page has no heading \`#${fragment}\``
        : `${path} has no heading \`#${fragment}\``;
  const meant = similar.map((each) => (fragment === null ? each : `“${each}”`));
  return {
    message: `the link \`${written}\` leads nowhere: ${what}${alsoIn(otherLines)}`,
    help: meant.length === 0 ? CORRECT : `Did you mean ${meant.join(' or ')}? ${CORRECT}`,
    spec,
    file: page,
    line,
    column,
    subject: written,
    section,
  };
}
