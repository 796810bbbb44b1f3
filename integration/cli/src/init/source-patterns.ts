import { languageOf } from '@astro-drift/engine/internal/code/language';
import { extname } from 'node:path/posix';

/** Folders whose code documentation seldom describes. */
const OTHER_FOLDERS =
  /^(?:\..*|__tests__|build|coverage|dist|docs?|e2e|examples?|fixtures?|node_modules|out|public|scripts?|specs?|target|tests?|third[-_]party|vendor)$/i;

/** Tests, configurations and type declarations. */
const OTHER_FILES = /[._-](?:test|spec|config|stories)\.[^.]+$|(?:^|\/)test_[^/]*$|\.d\.[cm]?ts$/i;

const MAX_PATTERNS = 3;
/** The smallest share of files for which a folder or an extension is proposed. */
const MIN_SHARE = 0.1;

/**
 * Proposes patterns for the source code of a repository: the top-level folders with most source
 * files, and the common extensions of these files. Empty if there is no source code.
 *
 * @param site the folder of the Astro site, which is left out unless it is the whole repository
 */
export function suggestPatterns(files: readonly string[], site: string | null): string[] {
  const sources = files.filter((file) => isSource(file, site));
  const folders = Map.groupBy(sources, (file) => /^([^/]+)\//.exec(file)?.[1] ?? '');
  return [...folders]
    .filter(([, held]) => held.length >= sources.length * MIN_SHARE)
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .slice(0, MAX_PATTERNS)
    .map(([folder, held]) => `${folder === '' ? '' : `${folder}/**/`}*${extensionsOf(held)}`);
}

function isSource(file: string, site: string | null): boolean {
  if (languageOf(file) === null || extname(file) === '' || OTHER_FILES.test(file)) return false;
  if (site !== null && site !== '.' && file.startsWith(`${site}/`)) return false;
  const folders = file.split('/').slice(0, -1);
  return !folders.some((folder) => OTHER_FOLDERS.test(folder));
}

/** The common extensions as the end of a pattern: `.py`, or `.{ts,tsx}`. */
function extensionsOf(files: readonly string[]): string {
  const common = [...Map.groupBy(files, (file) => extname(file).slice(1))]
    .filter(([, held]) => held.length >= files.length * MIN_SHARE)
    .map(([extension]) => extension)
    .sort();
  return common.length === 1 ? `.${common.join()}` : `.{${common.join(',')}}`;
}
