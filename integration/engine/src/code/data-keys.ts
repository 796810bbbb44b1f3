import { type DataKey, type FoundKey, isJson, isToml, isYaml } from './data-key.ts';
import { jsonKeys } from './json-keys.ts';
import { tomlKeys } from './toml-keys.ts';
import { yamlKeys } from './yaml-keys.ts';

/** Longer texts are data that nobody names keys of, and parsing them takes too long. */
const MAX_LENGTH = 256 * 1024;

/** The readers of keys. Each returns `null` for a text that is not valid. */
const READERS: readonly (readonly [
  isOf: (path: string) => boolean,
  read: (text: string) => readonly FoundKey[] | null,
])[] = [
  [isJson, jsonKeys],
  [isYaml, yamlKeys],
  [isToml, tomlKeys],
];

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
