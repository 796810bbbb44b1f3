import type { Definition } from './definition.ts';
import { isJson, jsonKeys } from './json-keys.ts';
import { tomlKeys } from './toml-keys.ts';
import { isYaml, yamlKeys } from './yaml-keys.ts';

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

/** Longer texts are data that nobody names keys of, and parsing them takes too long. */
const MAX_LENGTH = 256 * 1024;

/** A path of keys, as in `jobs.build-site`. */
const KEY_PATH = /^[\p{L}_$@][\p{L}\p{N}_$@-]*(?:\.[\p{L}\p{N}_$@-]+)*$/u;

/** The readers of keys. Each returns `null` for a text that is not valid. */
const READERS: readonly (readonly [
  isOf: (path: string) => boolean,
  read: (text: string) => readonly FoundKey[] | null,
])[] = [
  [isJson, jsonKeys],
  [isYaml, yamlKeys],
  [(path) => /\.toml$/i.test(path), tomlKeys],
];

/** Whether the keys of a file can be named, by its path. */
export function hasKeys(path: string): boolean {
  return READERS.some(([isOf]) => isOf(path));
}

/** Whether a text can be the path of a key. */
export function isKeyPath(text: string): boolean {
  return text.length <= 200 && KEY_PATH.test(text);
}

/**
 * The keys of a data file: JSON with or without comments, YAML or TOML.
 *
 * @returns `null` for a text that is not valid, or too long
 */
export function keysOf(path: string, text: string): readonly DataKey[] | null {
  const reader = READERS.find(([isOf]) => isOf(path));
  if (reader === undefined || text.length > MAX_LENGTH) return null;
  const keys = reader[1](text);
  return (
    keys?.map((key) => ({
      name: key.path.join('.'),
      namespace: '',
      startLine: key.startLine,
      endLine: key.endLine,
      isCertain: true,
      value: key.value,
    })) ?? null
  );
}
