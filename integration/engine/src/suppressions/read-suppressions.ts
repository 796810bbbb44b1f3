import { SUPPRESSIONS_FILE } from '../drift/acceptance.ts';
import type { FileTree } from '../files/file-tree.ts';
import { Unreadable } from '../files/unreadable.ts';
import type { SpecProblem } from '../specs/spec.ts';
import { parseSuppressions, type Suppression } from './suppression-file.ts';

/** What the file of suppressions says, and why it cannot be used. */
export interface RecordedSuppressions {
  readonly recorded: readonly Suppression[];
  readonly problems: readonly SpecProblem[];
}

const HELP =
  'Correct the file, or record what is known anew with `astro-drift check --suppress-all`.';

/** Reads the file of suppressions. If it cannot be used, nothing is suppressed. */
export async function readSuppressions(files: FileTree): Promise<RecordedSuppressions> {
  const kind = await files.kindOf(SUPPRESSIONS_FILE).catch(ignoreUnreadable);
  if (kind === null) return { recorded: [], problems: [] };
  if (kind !== 'file') {
    const what = kind === 'link' ? 'a symbolic link, which is not followed' : 'a folder';
    return problem(`is ${what}`, 'Put a file in its place.');
  }
  const text = await files.readText(SUPPRESSIONS_FILE).catch(ignoreUnreadable);
  if (text === null) return problem('cannot be read', HELP);
  const read = parseSuppressions(text);
  return 'problem' in read ? problem(read.problem, HELP) : { recorded: read, problems: [] };
}

function problem(message: string, help: string): RecordedSuppressions {
  return { recorded: [], problems: [{ file: SUPPRESSIONS_FILE, line: 1, message, help }] };
}

function ignoreUnreadable(error: unknown): null {
  if (error instanceof Unreadable) return null;
  throw error;
}
