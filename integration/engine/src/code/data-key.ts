import type { Definition } from './definition.ts';

/** A key of a data file, with its path as the name, such as `jobs.build`. */
export interface DataKey extends Definition {
  /** What the key stands for, in a form that does not depend on the layout. */
  readonly value: string;
}

/** A key as a parser tells it. */
export interface FoundKey extends Pick<DataKey, 'startLine' | 'endLine' | 'value'> {
  /** The keys around it, and the key itself. */
  readonly path: readonly string[];
}

/** Deeper keys are ignored. */
export const MAX_KEY_DEPTH = 32;

/** A path of keys, as in `jobs.build-site`. */
const KEY_PATH = /^[\p{L}_$@][\p{L}\p{N}_$@-]*(?:\.[\p{L}\p{N}_$@-]+)*$/u;

/** Whether a file is JSON, with or without comments, by its name. */
export function isJson(path: string): boolean {
  return /\.(?:code-workspace|geojson|importmap|json|jsonc|jsonld|webmanifest)$/i.test(path);
}

/** Whether a file is YAML, by its name. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** Whether a file is TOML, by its name. */
export function isToml(path: string): boolean {
  return /\.toml$/i.test(path);
}

/** Whether the keys of a file can be named, by its path. */
export function hasKeys(path: string): boolean {
  return isJson(path) || isYaml(path) || isToml(path);
}

/** Whether a text can be the path of a key. */
export function isKeyPath(text: string): boolean {
  return text.length <= 200 && KEY_PATH.test(text);
}
