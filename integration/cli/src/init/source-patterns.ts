import { languageOf } from '@astro-drift/engine/internal/code/language';

/** Folders whose code is not what documentation is about. */
const ASIDE =
  /^(?:\..*|__tests__|build|coverage|dist|docs?|e2e|examples?|fixtures?|node_modules|out|public|scripts?|specs?|target|tests?|third[-_]party|vendor)$/i;

/** Files that test or configure others. */
const TESTS = /[._-](?:test|spec|config|stories)\.[^.]+$|(?:^|\/)test_[^/]*$|\.d\.[cm]?ts$/i;

const ENDING = /\.([^./]+)$/;

const MOST = 3;
/** The share of a repository's source files below which a folder is not suggested. */
const NOTEWORTHY = 0.1;

/**
 * Patterns for the source code of a repository: the topmost folders with the most of it, and the
 * endings that files have there, most files first. Empty where there is none to tell.
 *
 * @param site the folder of an Astro site, which is the documentation and not its source, unless it
 *   is the whole repository
 */
export function suggestPatterns(files: readonly string[], site: string | null): string[] {
  const found = files.filter((file) => isSource(file, site));
  const folders = new Map<string, string[]>();
  for (const file of found) {
    const slash = file.indexOf('/');
    const folder = slash < 0 ? '' : file.slice(0, slash);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders]
    .filter(([, held]) => held.length >= found.length * NOTEWORTHY)
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([folder, held]) => `${folder === '' ? '' : `${folder}/**/`}*${endingsOf(held)}`);
}

function isSource(file: string, site: string | null): boolean {
  if (languageOf(file) === null || !ENDING.test(file) || TESTS.test(file)) return false;
  if (site !== null && site !== '.' && file.startsWith(`${site}/`)) return false;
  const folders = file.split('/').slice(0, -1);
  return !folders.some((folder) => ASIDE.test(folder));
}

/** `.py`, or `.{ts,tsx}` where more than one is common. */
function endingsOf(files: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const file of files) {
    const ending = ENDING.exec(file)?.[1];
    if (ending !== undefined) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const common = [...counts]
    .filter(([, count]) => count >= files.length * NOTEWORTHY)
    .map(([ending]) => ending)
    .sort();
  return common.length === 1 ? `.${common.join()}` : `.{${common.join(',')}}`;
}
