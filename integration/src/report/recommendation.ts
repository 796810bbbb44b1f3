import type { Spec } from '../specs/spec.ts';
import { shellWord } from '../text/shell-word.ts';
import type { SpecReport, Status } from './schema.ts';

/** What is to be done about a spec whose own sources changed. */
export const RERUN = 'Re-run spec to update documentation';

/**
 * What to do about a spec: a sentence, and where there is one, the command. What lies upstream comes
 * first, as it would make the re-run of the others stale again.
 *
 * @param pages ids of specs that are pages, which nobody runs
 */
export function recommend(
  spec: Spec,
  status: Status,
  upstreamDrift: readonly string[],
  ids: readonly string[],
  pages: ReadonlySet<string> = new Set(),
): SpecReport['recommendation'] {
  if (status !== 'drifted' && status !== 'upstream-drifted') return null;
  const isPage = spec.kind === 'page';
  const root = upstreamDrift.at(-1);
  if (status === 'upstream-drifted' && root !== undefined) {
    const runs = [...upstreamDrift].reverse().concat(isPage ? [] : spec.id);
    const specs = runs.filter((id) => !pages.has(id));
    const isAfterPage = pages.has(root);
    const first = isAfterPage ? `Check ${root}` : `Re-run ${shortId(root, ids)}`;
    const last = isPage ? 'check this page' : isAfterPage ? 're-run this spec' : 'this spec';
    return {
      text: `${first} first, then ${last}`,
      command: specs.length === 0 ? null : rerun(specs, ids),
    };
  }
  if (isPage) {
    return {
      text: 'Check the page against the changes, then commit it, or set `reviewed` to today',
      command: null,
    };
  }
  const first = root === undefined ? '' : `, after ${shortId(root, ids)}`;
  return { text: `${RERUN}${first}`, command: rerun([spec.id], ids) };
}

/** What to do about a spec that was to be checked by now. */
export function recommendCheck(spec: Spec, ids: readonly string[]): string {
  return spec.kind === 'page'
    ? 'Check the page, and set `reviewed` to today.'
    : `${RERUN}: ${rerun([spec.id], ids)}`;
}

/** What shows all that has changed for a spec. */
export function diffCommand(id: string, ids: readonly string[]): string {
  return `astro-drift diff ${quote(shortId(id, ids))}`;
}

/** An id without its date, where that still names one spec only. */
export function shortId(id: string, ids: readonly string[]): string {
  const short = /^.*?\d{4}-\d{2}-\d{2}-(.+)$/.exec(id)?.[1];
  return short !== undefined && ids.filter((other) => other.includes(short)).length === 1
    ? short
    : id;
}

function rerun(specs: readonly string[], ids: readonly string[]): string {
  return specs
    .map((id) => quote(shortId(id, ids)))
    .map((id) => `chant reset ${id} && chant work ${id}`)
    .join(' && ');
}

/** A file name is not to be trusted with a shell, nor to be taken for an option. */
function quote(id: string): string {
  return id.startsWith('-') ? `-- ${shellWord(id)}` : shellWord(id);
}
