import { type DataKey, type FoundKey, isJson, isToml, isYaml } from './data-key.ts';
import { jsonKeys } from './json-keys.ts';
import { tomlKeys } from './toml-keys.ts';
import { yamlKeys } from './yaml-keys.ts';

/** Longer texts are not parsed. Parsing them takes too long, and nobody cites their keys. */
const MAX_LENGTH = 256 * 1024;

/**
 * For each data format, a test for file names and the reader of keys. A reader returns `null` if
 * the text is not valid.
 */
const READERS: readonly (readonly [
  isOf: (path: string) => boolean,
  read: (text: string) => readonly FoundKey[] | null,
])[] = [
  [isJson, jsonKeys],
  [isYaml, yamlKeys],
  [isToml, tomlKeys],
];

/**
 * Reads the keys of a data file: JSON with or without comments, YAML or TOML.
 *
 * @returns `null` if the text is not valid or too long, or if the file has another format
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
