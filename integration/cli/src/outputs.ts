import { resolve } from 'node:path';
import { writeWhole } from '@astro-drift/engine/internal/files/write-file';
import { type Format, formatOfFile, FORMATS } from '@astro-drift/engine/internal/reporters/index';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import { similarNames } from '@astro-drift/engine/internal/text/suggestion';
import { Failure } from './failure.ts';

/** A file to write a report to, and its format. */
export interface Output {
  readonly format: Format;
  readonly file: string;
}

/**
 * Reads `--output` values: `drift.sarif`, or `gitlab=report.json`.
 *
 * @throws {Failure} if a value has neither a format nor a known ending
 */
export function readOutputs(values: readonly string[]): Output[] {
  return values.map((value) => {
    const at = value.indexOf('=');
    const named = FORMATS.find((format) => format === value.slice(0, Math.max(at, 0)));
    if (named !== undefined && value.length > at + 1) {
      return { format: named, file: value.slice(at + 1) };
    }
    const format = formatOfFile(value);
    if (format !== null) return { format, file: value };
    const [near] = at > 0 ? similarNames(value.slice(0, at), FORMATS) : [];
    throw new Failure(
      `--output ${value}: the name does not tell the format.`,
      near !== undefined
        ? `Did you mean ${near}${value.slice(at)}?`
        : `Write it before the name, such as sarif=${value || 'report'}. There are: ${FORMATS.join(', ')}.`,
    );
  });
}

/**
 * Writes a report to a file, and creates its folders.
 *
 * @throws {Failure} if the file cannot be written
 */
export async function writeOutput(file: string, text: Iterable<string>): Promise<void> {
  const target = resolve(file);
  try {
    await writeWhole(target, text);
  } catch (error) {
    throw new Failure(`--output ${file}: ${reasonOf(error)}`, 'Name a file that can be written.');
  }
}
