import { readContained } from '../files/contained.ts';
import type { Spec, SpecProblem } from '../specs/spec.ts';
import { type Acceptance, ACCEPTANCES, acceptanceFile, parseAcceptance } from './acceptance.ts';
import { listFiles } from '../files/list.ts';

/** Acceptances of specs, and what could not be used. */
export interface FoundAcceptances {
  /** By spec id. */
  readonly bySpec: ReadonlyMap<string, Acceptance>;
  readonly problems: readonly SpecProblem[];
}

/**
 * Reads the acceptances of specs. One that is not readable, or is about another spec, counts for
 * nothing and is a problem; so is one of a spec that is not there.
 */
export async function readAcceptances(
  root: string,
  specs: readonly Spec[],
): Promise<FoundAcceptances> {
  const files = (await listFiles(root, ACCEPTANCES)) ?? [];
  const ids = new Map(specs.map(({ id }) => [acceptanceFile(id), id]));
  const bySpec = new Map<string, Acceptance>();
  const problems: SpecProblem[] = [];
  await Promise.all(
    files
      .filter((file) => file.endsWith('.json'))
      .map(async (file) => {
        const problem = (message: string, help: string): number =>
          problems.push({ file, line: 1, message, help, minor: true });
        const id = ids.get(file);
        if (id === undefined) {
          problem(
            'is about no spec that there is',
            'Remove the file, or give it the id of its spec.',
          );
          return;
        }
        const read = parseAcceptance((await readContained(root, file)) ?? '');
        if ('problem' in read) problem(read.problem, 'Accept the spec anew, or remove the file.');
        else if (read.spec !== id) problem(`is about ${read.spec}`, 'Accept the spec anew.');
        else bySpec.set(id, read);
      }),
  );
  return { bySpec, problems };
}
