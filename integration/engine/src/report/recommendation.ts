import type { Spec } from '../specs/spec.ts';
import { shellWord } from '../text/shell-word.ts';
import { ADVICE, type Advice, advise } from './advice.ts';
import type { SpecReport, Status } from './schema.ts';

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
  const advice = advise({ kind: spec.kind, status, upstreamDrift }, pages);
  if (advice === null) return null;
  const text = ADVICE[advice.name].replace('{{spec}}', () => nameFirst(advice, ids));
  const runs = status === 'upstream-drifted' ? upstreamDrift.toReversed() : [];
  const specs = [...runs, ...(spec.kind === 'page' ? [] : [spec.id])].filter(
    (id) => !pages.has(id),
  );
  return { text, command: specs.length === 0 ? null : rerun(specs, ids) };
}

/** The spec that comes first, as a sentence names it; `''` for none. */
export function nameFirst({ name, first }: Advice, ids: readonly string[]): string {
  const isPage = name === 'checkFirst' || name === 'checkBoth';
  return first === null || isPage ? (first ?? '') : shortId(first, ids);
}

/** What to do about a spec that was to be checked by now. */
export function recommendCheck(spec: Spec, ids: readonly string[]): string {
  return spec.kind === 'page'
    ? 'Check the page, and set `reviewed` to today.'
    : `${ADVICE.rerun}: ${rerun([spec.id], ids)}`;
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
