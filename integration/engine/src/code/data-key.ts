import type { Definition } from './definition.ts';

/** A key of a data file. Its name is its path, such as `jobs.build`. */
export interface DataKey extends Definition {
  /** The value of the key, in a form that does not depend on the layout. */
  readonly value: string;
}

/** A key as a parser reports it. */
export interface FoundKey extends Pick<DataKey, 'startLine' | 'endLine' | 'value'> {
  /** The names of the keys around this key, from the outermost on, and then its own name. */
  readonly path: readonly string[];
}

/** The number of keys that may be nested. Keys that are nested more deeply are ignored. */
export const MAX_KEY_DEPTH = 32;

/** Matches a path of keys, such as `jobs.build-site`. */
const KEY_PATH = /^[\p{L}_$@][\p{L}\p{N}_$@-]*(?:\.[\p{L}\p{N}_$@-]+)*$/u;

/** Tells by the name of a file whether it is JSON, with or without comments. */
export function isJson(path: string): boolean {
  return /\.(?:code-workspace|geojson|importmap|json|jsonc|jsonld|webmanifest)$/i.test(path);
}

/** Tells by the name of a file whether it is YAML. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** Tells by the name of a file whether it is TOML. */
export function isToml(path: string): boolean {
  return /\.toml$/i.test(path);
}

/** Tells by the name of a file whether documents can cite keys in it. */
export function hasKeys(path: string): boolean {
  return isJson(path) || isYaml(path) || isToml(path);
}

/** Whether a text can be the path of a key. */
export function isKeyPath(text: string): boolean {
  return text.length <= 200 && KEY_PATH.test(text);
}
