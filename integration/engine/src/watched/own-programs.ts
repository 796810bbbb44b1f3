import { parseJson } from '../cache/parse-json.ts';
import { normalizeName } from '../impact/names.ts';
import { nameOf } from '../files/name.ts';
import { isOwnCode } from './source-files.ts';

/** Whether a file says which packages and programs belong to the repository. */
export function namesPrograms(path: string): boolean {
  return (
    /^(?:package\.json|pyproject\.toml|cargo\.toml|go\.mod|setup\.(?:cfg|py))$/i.test(
      nameOf(path),
    ) && isOwnCode(path)
  );
}

/**
 * Makes a function that tells whether a package or a program belongs to the repository.
 *
 * @param manifests the files that say so, by path
 * @param others other names, such as that of the repository
 */
export function makeOwnTest(
  manifests: ReadonlyMap<string, string>,
  others: readonly string[],
): (name: string) => boolean {
  const names = [...manifests].flatMap(([path, text]) => programsIn(nameOf(path), text));
  const own = new Set([...names, ...others].map(normalizeName).filter((name) => name !== ''));
  return (name) => own.has(normalizeName(name));
}

function programsIn(file: string, text: string): string[] {
  if (file === 'package.json') {
    const { name, bin } = (parseJson(text) ?? {}) as { name?: unknown; bin?: unknown };
    const programs = typeof bin === 'object' && bin !== null ? Object.keys(bin) : [];
    const own = typeof name === 'string' ? [name, name.replace(/^@[^/]*\//, '')] : [];
    return [...own, ...programs];
  }
  if (file === 'go.mod') {
    const [, module = ''] = /^module[ \t]+(\S+)[ \t]*\r?$/m.exec(text) ?? [];
    return [module.slice(module.lastIndexOf('/') + 1)];
  }
  const names = [...text.matchAll(/^[ \t]*name[ \t]*=[ \t]*["']?([\w.-]+)/gm)].map(
    ([, name = '']) => name,
  );
  // An entry point such as `mkdocs = "mkdocs.__main__:cli"`.
  const entries = [...text.matchAll(/(?<![\w-])([\w-]+)["']?[ \t]*=[ \t]*["']?[\w.]+:\w+/g)];
  return [...names, ...entries.map(([, name = '']) => name)];
}
