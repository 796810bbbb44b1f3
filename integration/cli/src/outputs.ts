import { resolve } from 'node:path';
import { writeWhole } from '@astro-drift/engine/internal/files/write-file';
import { type Format, FORMATS } from '@astro-drift/engine/internal/report/format-names';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import { Failure } from './failure.ts';

/** A file that a report is to be written to. */
export interface Output {
  readonly format: Format;
  readonly file: string;
}

/** By the end of a file's name; the first that fits. */
const ENDINGS: readonly (readonly [string, Format])[] = [
  ['.sarif.json', 'sarif'],
  ['.sarif', 'sarif'],
  ['.json', 'json'],
  ['.md', 'markdown'],
  ['.xml', 'junit'],
  ['.txt', 'text'],
];

/**
 * Reads `--output` values: `drift.sarif`, or `gitlab=report.json`.
 *
 * @throws {Failure} where a name does not tell the format
 */
export function readOutputs(values: readonly string[]): Output[] {
  return values.map((value) => {
    const at = value.indexOf('=');
    const named = FORMATS.find((format) => format === value.slice(0, Math.max(at, 0)));
    if (named !== undefined && value.length > at + 1) {
      return { format: named, file: value.slice(at + 1) };
    }
    const format = ENDINGS.find(([ending]) => value.toLowerCase().endsWith(ending))?.[1];
    if (format !== undefined) return { format, file: value };
    throw new Failure(
      `--output ${value}: the name does not tell the format.`,
      `Write it before the name, such as sarif=${value || 'report'}. There are: ${FORMATS.join(', ')}.`,
    );
  });
}

/**
 * Writes a report, with the folders that it takes.
 *
 * @throws {Failure} when that cannot be done
 */
export async function writeOutput(file: string, text: Iterable<string>): Promise<void> {
  const target = resolve(file);
  try {
    await writeWhole(target, text);
  } catch (error) {
    throw new Failure(`--output ${file}: ${reasonOf(error)}`, 'Name a file that can be written.');
  }
}
