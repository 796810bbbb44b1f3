import { nameFact, type ReadFact } from './fact.ts';
import { literalOf } from './literal.ts';
import type { Piece } from './source-text.ts';

/**
 * Matches an option such as `--max-items`. A short form and a value can belong to it:
 * `-m, --max-items <number>`.
 */
const FLAG = /^(?:-\w(?:,\s?|\||\/))?(--[A-Za-z][\w-]{1,60})(?:[\s=<[].{0,100})?$/;

/** Matches code that reads an environment variable, in all languages that are read for facts. */
const VARIABLE =
  /(?:\benv\.|\benv\??\.?\[["'`]|\benviron(?:\.get\(|\[)["']|\b(?:getenv|Getenv|LookupEnv|var_os|GetEnvironmentVariable)\(["']|\benv::var\(["']|\bENV(?:\[|\.fetch\()["']|\benv\.get\(["'])([A-Z][A-Z\d_]{1,60})\b/g;

/**
 * Reads what users can set when they start a program: the command-line options and the environment
 * variables that occur in a file.
 */
export function readUserSettings(strings: readonly Piece[], code: readonly string[]): ReadFact[] {
  const flags = strings.flatMap(({ text, line }): ReadFact[] => {
    const name = FLAG.exec(text.slice(0, 200))?.[1];
    if (name === undefined) return [];
    const value = literalOf(DEFAULT.exec((code[line - 1] ?? '').slice(0, 500))?.[1] ?? '');
    return [{ ...settingOf('flags', name, line), value }];
  });
  const variables = code.flatMap((text, index) =>
    [...text.slice(0, 500).matchAll(VARIABLE)].map(([, name = '']) =>
      settingOf('environment', name, index + 1),
    ),
  );
  return [...flags, ...variables].slice(0, MAX_SETTINGS);
}

/** Matches what stands before the default of an option, on the line of the option. */
const DEFAULT = /\bdefault(?:_value)?\s{0,9}[=:(]\s{0,9}(.+)/;

/** A file that names more settings than this is data. */
const MAX_SETTINGS = 1000;

function settingOf(container: string, name: string, line: number): ReadFact {
  return { ...nameFact({ container, name, kind: 'item', line }), body: name };
}
