import * as z from 'zod';
import { withTree } from '../code/grammar.ts';
import { languageOf, supportOf } from '../code/language.ts';
import { findRoutes } from '../code/routes.ts';
import { normalizeLines } from '../code/spaces.ts';
import { isVisible, knownName } from '../facts/fact.ts';
import { readFacts } from '../facts/read-facts.ts';
import type { FileTree } from '../files/file-tree.ts';
import { nameOf } from '../files/name.ts';
import { Unreadable } from '../files/unreadable.ts';
import type { Repository } from '../git/repository.ts';
import { digestOf } from '../text/digest.ts';
import { type DefinedName, Definers, type DefiningFile } from './named.ts';
import { rankOf } from './source-files.ts';

/** The names of definitions, and all other names. */
const StoredNames = z.tuple([z.array(z.string()), z.array(z.string())]);

type StoredNames = z.output<typeof StoredNames>;

/** So many files are read at a time. */
const AT_ONCE = 64;

/** Reads which names source files define. What a content defines is remembered for later runs. */
export async function readDefiners(
  { facts }: Pick<Repository, 'facts'>,
  files: FileTree,
  paths: readonly string[],
): Promise<Definers> {
  const known = await facts.table('defined-names', StoredNames);
  const read = async (path: string): Promise<StoredNames> => {
    const id = files.contentIdOf?.(path) ?? null;
    const stored = id === null ? undefined : known.get(`${nameOf(path)} ${id}`);
    if (stored !== undefined) return stored;
    const text = await readText(files, path);
    const key = `${nameOf(path)} ${id ?? digestOf(text)}`;
    const same = known.get(key);
    if (same !== undefined) return same;
    const names = await namesIn(path, text);
    known.set(key, names);
    return names;
  };
  const found: DefiningFile[] = [];
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    const some = paths.slice(start, start + AT_ONCE);
    const names = await Promise.all(some.map(read));
    for (const [index, path] of some.entries()) {
      found.push({ path, rank: rankOf(path), names: listNames(names[index]) });
    }
  }
  return new Definers(found);
}

async function readText(files: FileTree, path: string): Promise<string> {
  return ((await files.readText(path).catch(orNothing)) ?? '').slice(0, MOST_CHARACTERS);
}

/** Longer files are not read for facts. The rest of their text is not needed. */
const MOST_CHARACTERS = 300_000;

function orNothing(error: unknown): null {
  if (error instanceof Unreadable) return null;
  throw error;
}

async function namesIn(path: string, text: string): Promise<StoredNames> {
  const facts = readFacts(path, text)?.facts.filter(isVisible) ?? [];
  const [definitions, others] = [new Set<string>(), new Set<string>()];
  for (const fact of facts) {
    (fact.kind === 'definition' ? definitions : others).add(knownName(fact));
  }
  const [component] = COMPONENT.exec(nameOf(path)) ?? [];
  if (component !== undefined) definitions.add(component);
  for (const route of await routesIn(path, text)) definitions.add(route);
  return [[...definitions], [...others].filter((name) => !definitions.has(name))];
}

/** Matches the name of a component, which is that of its file. */
const COMPONENT = /^[A-Z]\w*(?=\.(?:astro|svelte|vue)$)/;

/** Only files that contain the words of a router are parsed. */
async function routesIn(path: string, text: string): Promise<string[]> {
  const language = languageOf(path);
  const finder = language === null ? undefined : supportOf(language).routes;
  const mayHave = finder?.words.every((words) => words.some((word) => text.includes(word)));
  if (language === null || mayHave !== true) return [];
  const routes = await withTree(language, normalizeLines(text), ({ rootNode }) =>
    findRoutes(language, rootNode),
  );
  return (routes ?? []).map(({ path: route }) => route);
}

function listNames([definitions, others]: StoredNames = [[], []]): DefinedName[] {
  return [
    ...definitions.map((name) => ({ name, isDefinition: true })),
    ...others.map((name) => ({ name, isDefinition: false })),
  ];
}
