import { bareMessage } from '../report/bare-message.ts';
import { plural } from '../report/plural.ts';
import type { Finding, SinceReport, SpecReport } from '../report/schema.ts';

/** Renders a line that names the commit with which a `--since` report was compared. */
export function renderSince({ ref, commit }: SinceReport): string {
  const name = commit.startsWith(ref) ? '' : `${ref}, `;
  return `What changed since ${name}commit ${commit.slice(0, 7)}, and what that concerns:`;
}

/**
 * Renders the findings that the changes resolved.
 *
 * @param rest the number of resolved findings that are not listed
 */
export function renderResolved(resolved: readonly Finding[], rest: number): string[] {
  const lines = resolved.map((finding) => {
    const { rule, file, line } = finding;
    const place =
      file === '.' ? '' : `${[file, ...(line === undefined ? [] : [line])].join(':')}: `;
    return `  ${rule}: ${place}${bareMessage(finding)}`;
  });
  const more = rest > 0 ? [`  … and ${plural(rest, 'more finding')}`] : [];
  return [`Resolved ${plural(resolved.length + rest, 'finding')}:`, ...lines, ...more];
}

/**
 * Whether a spec in a `--since` report had already drifted, and has no further changes. A spec
 * without changes can also have drifted because its own file says so.
 */
export function hasOnlyDriftedBefore({ status, changes, file, documents }: SpecReport): boolean {
  const isSaid = documents.some(({ evidence }) => evidence.some(({ path }) => path === file));
  return status === 'drifted' && changes.length === 0 && !isSaid;
}

/** The conclusion if the changes caused no finding. */
export const NOTHING_CAUSED = 'The changes leave no document behind.';
