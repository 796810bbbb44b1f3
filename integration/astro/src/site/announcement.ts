import { renderText } from '@astro-drift/engine/internal/report/formats/text';
import { plural } from '@astro-drift/engine/internal/report/plural';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { line, LogText } from '@astro-drift/engine/internal/text/log-text';
import { type ForgeState, forgeLinks } from '../page/forge-state.ts';
import type { Log } from './log.ts';
import { userError } from './user-error.ts';

const PATIENCE_MS = 1000;

/** A word to those who wait: reading a long history takes its time. */
export async function withPatience<T>(work: Promise<T>, log: Log): Promise<T> {
  const timer = setTimeout(() => {
    log.info(line`Comparing documents with the history of the repository …`);
  }, PATIENCE_MS);
  return work.finally(() => {
    clearTimeout(timer);
  });
}

/**
 * Prints the report, and stops the build where a rule says so.
 *
 * @param file the name of the `drift.config.*` that holds; `null` where there is none
 * @throws {AstroError} when a finding is an error
 */
export function announce(report: Report, log: Log, file: string | null): void {
  const { errors } = report.summary;
  const level = errors > 0 ? 'error' : report.findings.length > 0 ? 'warn' : 'info';
  log[level](new LogText(`\n${renderText(report)}\n`));
  if (errors === 0) return;
  const [first] = report.findings.filter(({ severity }) => severity === 'error');
  const rules = `{ '${first?.rule ?? ''}': 'warn' }`;
  const setting = file === null ? `drift({ rules: ${rules} })` : `\`rules: ${rules}\` in ${file}`;
  // No rule's name in the message: see `userError`.
  throw userError(
    line`${plural(errors, 'error')}, listed above; no page was written.`,
    line`Follow the advice below each error, or set the severity of its rule: ${setting}.`,
  );
}

/** Says so where pages are to link to a forge, and nobody can tell to which. */
export function warnOfForge(state: ForgeState | null, log: Log): void {
  if (state === null || forgeLinks(state) !== null) return;
  const remote =
    state.remote === null
      ? 'there is no remote with an address on the web'
      : `the remote is ${state.remote}, which does not tell the forge`;
  log.warn(
    line`\`sourcePages.link\` asks for links to a forge, but ${remote}. Set \`sourcePages.forge\`, such as { kind: 'gitlab' }.`,
  );
}

/** So many files are named at most. */
const MOST_NAMED = 10;

/** Files for a message, of which the first few are named. */
function nameFiles(files: readonly string[]): string {
  const more = files.length - MOST_NAMED;
  const named = files.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${named} and ${plural(more, 'more file')}` : named;
}

/** Says what to install where documents have diagrams that nothing can draw. */
export function warnOfDiagrams(report: Report, log: Log): void {
  const documents = report.specs.flatMap((spec) => spec.documents);
  const files = documents.filter(({ diagrams }) => diagrams.length > 0).map(({ file }) => file);
  if (files.length === 0) return;
  log.warn(
    line`The Mermaid diagrams of ${nameFiles([...new Set(files)].sort())} are shown as text. To have them drawn, install the package mermaid, as with \`npm install mermaid\`.`,
  );
}

/**
 * Says which files seem to hold secrets, of which the site shows nothing.
 *
 * @param maskedLines the numbers of the lines, by file
 */
export function warnOfSecrets(maskedLines: ReadonlyMap<string, readonly number[]>, log: Log): void {
  if (maskedLines.size === 0) return;
  const places = [...maskedLines].sort().map(([path, [line = 1]]) => `${path}:${line}`);
  log.warn(
    line`What looks like a secret is masked on the pages of ${nameFiles(places)}. It is still in the repository: revoke it, and take it out of the code.`,
  );
}

/**
 * Says so where nobody knows which documents the pages show, as they were not rendered by Astro's own
 * prerenderer.
 *
 * @param undecided the Markdown files for which it matters
 */
export function warnOfDoubt(undecided: ReadonlySet<string>, log: Log): void {
  if (undecided.size === 0) return;
  log.warn(
    line`The pages were rendered by a prerenderer of an adapter or of another integration, so it is not known which documents they show. The drift report and the source pages show documents in the folder of pages only. If the adapter has an option to render pages in Node, use it.`,
  );
}
