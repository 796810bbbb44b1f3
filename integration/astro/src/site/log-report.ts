import { renderText } from '@astro-drift/engine/internal/reporters/text';
import { describeUnused, PRUNE } from '@astro-drift/engine/internal/suppressions/unused-text';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { type ForgeState, forgeLinks } from '../page/forge-state.ts';
import type { Log } from './log.ts';
import { userError } from './user-error.ts';

const PATIENCE_MS = 1000;

/** Logs a message if the work takes long. A long history can be the cause. */
export async function withPatience<T>(work: Promise<T>, log: Log): Promise<T> {
  const timer = setTimeout(() => {
    log.info(line`Comparing documents with the history of the repository …`);
  }, PATIENCE_MS);
  return work.finally(() => {
    clearTimeout(timer);
  });
}

/**
 * Logs the report. Stops the build if a finding is an error.
 *
 * @param file the name of the site's `drift.config.*` file; `null` if there is none
 * @throws {AstroError} if a finding is an error
 */
export function announce(report: Report, log: Log, file: string | null): void {
  const { errors } = report.summary;
  const level = errors > 0 ? 'error' : report.findings.length > 0 ? 'warn' : 'info';
  log[level](new LogText(`\n${renderText(report)}\n`));
  const unused = describeUnused(report);
  if (unused !== null) log.warn(line`${unused} ${PRUNE}`);
  if (errors === 0) return;
  const [first] = report.findings.filter(({ severity }) => severity === 'error');
  const rules = `{ '${first?.rule ?? ''}': 'warn' }`;
  const setting = file === null ? `drift({ rules: ${rules} })` : `\`rules: ${rules}\` in ${file}`;
  // Names of rules can contain the word "document". The message must not contain it, as `userError`
  // explains.
  throw userError(
    line`${plural(errors, 'error')}, listed above; no page was written.`,
    line`Follow the advice below each error, or set the severity of its rule: ${setting}.`,
  );
}

/** Logs a warning if source links must lead to the forge, but the forge is not known. */
export function warnOfForge(state: ForgeState, log: Log): void {
  if (state.link === 'local' || forgeLinks(state) !== null) return;
  const remote =
    state.remote === null
      ? 'there is no remote with an address on the web'
      : `the remote is ${state.remote}, which does not tell the forge`;
  log.warn(
    line`\`sourcePages.link\` asks for links to a forge, but ${remote}. Set \`sourcePages.forge\`, such as { kind: 'gitlab' }.`,
  );
}

/** The maximum number of files that a message names. */
const MOST_NAMED = 10;

/** Returns the names of the first files, and the number of further files. */
function nameFiles(files: readonly string[]): string {
  const more = files.length - MOST_NAMED;
  const named = files.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${named} and ${plural(more, 'more file')}` : named;
}

/** Says what to install if documents have diagrams but Mermaid is missing. */
export function warnOfDiagrams(report: Report, log: Log): void {
  const documents = report.specs.flatMap((spec) => spec.documents);
  const files = documents.filter(({ diagrams }) => diagrams.length > 0).map(({ file }) => file);
  if (files.length === 0) return;
  log.warn(
    line`The Mermaid diagrams of ${nameFiles([...new Set(files)].sort())} are shown as text. To draw them, install the package mermaid: \`npm install mermaid\`.`,
  );
}

/**
 * Lists the files that seem to contain secrets. The site masks these secrets.
 *
 * @param maskedLines the numbers of the masked lines, by file
 */
export function warnOfSecrets(maskedLines: ReadonlyMap<string, readonly number[]>, log: Log): void {
  if (maskedLines.size === 0) return;
  const places = [...maskedLines].sort().map(([path, [line = 1]]) => `${path}:${line}`);
  log.warn(
    line`Text that looks like a secret is masked on the pages of ${nameFiles(places)}. It is still in the repository: revoke it, and take it out of the code.`,
  );
}

/**
 * Warns if it is unknown which documents the pages show. This happens if another prerenderer than
 * Astro's own renders the pages.
 *
 * @param undecided the Markdown files for which this matters
 */
export function warnOfDoubt(undecided: ReadonlySet<string>, log: Log): void {
  if (undecided.size === 0) return;
  log.warn(
    line`The pages were rendered by a prerenderer of an adapter or of another integration, so it is not known which documents they show. The drift report and the source pages show documents in the folder of pages only. If the adapter has an option to render pages in Node, use it.`,
  );
}
