import { kindOf } from '../specs/kinds.ts';
import type { Spec } from '../specs/spec.ts';
import { shellWord } from '../text/shell-word.ts';
import { ADVICE, advise, listEdited, nameFirst, WARNING } from './advice.ts';
import type { SpecReport, Status } from './spec-schema.ts';
import { shortId } from './short-id.ts';

/** The fields of a spec that are needed for a recommendation. */
export type KnownSpec = Pick<Spec, 'id' | 'kind'>;

/** Returns the documents of a spec that people edited since a run wrote them. */
export type EditedOf = (id: string) => readonly string[];

/**
 * Says what to do about a spec, in a sentence, and with a command if there is one. Upstream specs
 * come first. Otherwise their update would make the spec outdated again. Before a re-run that would
 * overwrite edits of people, it names the edited documents.
 *
 * @param specs all specs, by id
 */
export function recommend(
  { id }: KnownSpec,
  status: Status,
  upstreamDrift: readonly string[],
  specs: ReadonlyMap<string, KnownSpec>,
  editedOf: EditedOf = () => [],
): SpecReport['recommendation'] {
  const own = specs.get(id);
  if (own !== undefined && !kindOf(own).declaresSources) return correctReferences(status);
  const involved = [id, ...upstreamDrift];
  const pages = involved.filter((other) => {
    const known = specs.get(other);
    return known !== undefined && kindOf(known).rerunCommand === null;
  });
  const advice = advise({ id, status, upstreamDrift }, new Set(pages));
  if (advice === null) return null;
  const ids = [...specs].flatMap(([other, known]) =>
    kindOf(known).declaresSources ? [other] : [],
  );
  const runs = status === 'upstream-drifted' ? involved.toReversed() : [id];
  const text =
    warnOfEdits(runs.flatMap(editedOf)) +
    ADVICE[advice.name].replace('{{spec}}', () => nameFirst(advice, ids));
  const commands = runs.flatMap((run) => rerun(specs.get(run), ids) ?? []);
  return { text, command: commands.length === 0 ? null : commands.join(' && ') };
}

function correctReferences(status: Status): SpecReport['recommendation'] {
  if (status !== 'drifted') return null;
  return { text: 'Correct the references that lead nowhere', command: null };
}

function warnOfEdits(files: readonly string[]): string {
  const edited = [...new Set(files)];
  if (edited.length === 0) return '';
  const warning = edited.length === 1 ? WARNING.edited_one : WARNING.edited_other;
  const listed = listEdited(edited, (file) => file);
  return `${warning.replace('{{count}}', String(edited.length)).replace('{{files}}', () => listed)} `;
}

/** Says what to do about a spec whose check is overdue. */
export function recommendCheck(spec: KnownSpec, ids: readonly string[]): string {
  const { noun, review } = kindOf(spec);
  const command = rerun(spec, ids);
  return command === null ? `Check the ${noun}, and ${review}.` : `${ADVICE.rerun}: ${command}`;
}

/** Returns the command that shows all changes of a spec's inputs. */
export function diffCommand(id: string, ids: readonly string[]): string {
  return `astro-drift diff ${quote(shortId(id, ids))}`;
}

/** Returns the command that re-runs a spec. Returns `null` if there is none. */
function rerun(spec: KnownSpec | undefined, ids: readonly string[]): string | null {
  const rerunCommand = spec && kindOf(spec).rerunCommand;
  return rerunCommand ? rerunCommand(quote(shortId(spec.id, ids))) : null;
}

/**
 * Quotes an id for a shell. Ids come from file names, so an id can begin with `-` and must not be
 * taken for an option.
 */
function quote(id: string): string {
  return id.startsWith('-') ? `-- ${shellWord(id)}` : shellWord(id);
}
