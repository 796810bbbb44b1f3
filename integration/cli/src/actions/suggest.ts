import { type Proposal, proposeTracks } from '@astro-drift/engine/internal/propose-tracks';
import { plural } from '@astro-drift/engine/internal/report/plural';
import { block, line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { proposalTable } from '../adopt/proposal-table.ts';
import { readSettings } from '../engine-options.ts';
import { EXIT } from '../exit.ts';
import { Failure } from '../failure.ts';
import { tracksField } from '../init/frontmatter-page.ts';
import type { Printer } from '../printer.ts';
import type { SharedOptions } from '../shared-options.ts';
import { pathInside, readTypedPath } from '../typed-paths.ts';
import { withProgress } from '../with-progress.ts';

/**
 * Prints the sources that are proposed for one page. Writes nothing. Returns the exit code.
 *
 * @throws {Failure} if there is no such page
 */
export async function suggest(
  name: string,
  options: SharedOptions,
  terminal: Printer,
): Promise<number> {
  const { engine, repository } = await readSettings(options, terminal);
  const page = pathInside(readTypedPath(name, repository.root), repository.root);
  const { proposals } = await withProgress(options, (tools) =>
    proposeTracks({ ...engine, ...tools, paths: [page], declared: true }),
  );
  const proposal = proposals.find((each) => each.page === page);
  if (proposal === undefined) {
    throw new Failure(
      `${name} is no Markdown file that the option \`pages\` selects.`,
      'Name one, such as `astro-drift suggest docs/guide.md`.',
    );
  }
  terminal.print(describe(proposal, terminal.width));
  return EXIT.clean;
}

function describe(proposal: Proposal, width: number | null): LogText {
  const { page, tracked } = proposal;
  const known = new Set(tracked);
  const sources = proposal.sources.filter(({ files }) => files.some((file) => !known.has(file)));
  const declares =
    tracked.length === 0 ? [] : [line`${page} tracks ${plural(tracked.length, 'file')}.`];
  if (sources.length === 0) {
    return new LogText([...declares, line`Nothing else was found for ${page}.`].join('\n'));
  }
  const table = proposalTable([{ ...proposal, sources }], width);
  const field = block(tracksField(sources.map(({ pattern }) => pattern)).trimEnd());
  return new LogText([...declares, table, field].join('\n\n'));
}
