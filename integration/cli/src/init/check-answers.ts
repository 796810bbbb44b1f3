import { InputMatcher } from '@astro-drift/engine/internal/drift/match-patterns';
import { CHANT_FOLDERS } from '@astro-drift/engine/internal/options';
import { readPageSpec } from '@astro-drift/engine/internal/specs/kinds/page';
import { readPath } from '@astro-drift/engine/internal/specs/path';
import { Failure } from '../failure.ts';
import type { FirstDocument } from './answers.ts';
import { tracksField } from './frontmatter-page.ts';

/**
 * Reads the path of a document.
 *
 * @returns the path, repository-relative
 * @throws {Failure} if no document can be there
 */
export function readDocument(written: string): string {
  const read = readPath(written);
  if ('problem' in read) throw documentFailure(written, read.problem);
  const { path } = read;
  if (!/\.mdx?$/.test(path)) throw documentFailure(written, 'does not end in `.md` or `.mdx`');
  if (/^\.(?:git|chant)\//.test(path)) {
    throw documentFailure(written, 'is in a folder that is not for documents');
  }
  return path;
}

function documentFailure(written: string, problem: string): Failure {
  return new Failure(
    `The document \`${written}\` ${problem}.`,
    'Name another with `--document`, such as `--document docs/architecture.md`.',
  );
}

/**
 * Finds the sources of a document. The patterns are read as those of a spec, so that the new spec has
 * no finding of its own.
 *
 * @throws {Failure} if a pattern cannot be used or selects nothing
 */
export function selectSources(
  files: readonly string[],
  path: string,
  tracks: readonly string[],
): FirstDocument {
  const page = readPageSpec(path, `---\n${tracksField(tracks)}---\n`);
  if (page === null) throw sourcesFailure('No source files are named, and none were found.');
  const [problem] = page.problems;
  if (problem !== undefined) throw sourcesFailure(`${problem.message}.`);
  const matches = new InputMatcher(files, CHANT_FOLDERS).match(page.spec);
  const empty = matches.find(({ paths }) => paths.length === 0);
  if (empty !== undefined) throw sourcesFailure(`\`${empty.input.pattern}\` matches no file.`);
  return { path, tracks, sources: [...new Set(matches.flatMap(({ paths }) => paths))] };
}

function sourcesFailure(message: string): Failure {
  return new Failure(message, 'Name files with `--tracks`, such as `--tracks "src/**/*.py"`.');
}
