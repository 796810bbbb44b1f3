import { InputMatcher } from '@astro-drift/engine/internal/drift/match-patterns';
import { CHANT_FOLDERS } from '@astro-drift/engine/internal/options';
import { readPageSpec } from '@astro-drift/engine/internal/specs/kinds/page';
import { readPath } from '@astro-drift/engine/internal/specs/path';
import { tracksField } from './frontmatter-page.ts';

/** Why an answer cannot be used, as the end of a sentence. */
interface Refusal {
  readonly problem: string;
}

/**
 * The files that patterns select. The patterns are read as those of a spec, so that the new spec has
 * no finding of its own.
 */
export function selectSources(
  files: readonly string[],
  document: string,
  tracks: readonly string[],
): { readonly sources: readonly string[] } | Refusal {
  const page = readPageSpec(document, `---\n${tracksField(tracks)}---\n`);
  if (page === null) return { problem: 'name no file' };
  const [problem] = page.problems;
  if (problem !== undefined) return { problem: `cannot be used: ${problem.message}` };
  const matches = new InputMatcher(files, CHANT_FOLDERS).match(page.spec);
  const empty = matches.find(({ paths }) => paths.length === 0);
  return empty === undefined
    ? { sources: [...new Set(matches.flatMap(({ paths }) => paths))] }
    : { problem: `are of no use: \`${empty.input.pattern}\` matches no file` };
}

/** The repository-relative path of a document. */
export function readDocument(written: string): { readonly path: string } | Refusal {
  const read = readPath(written);
  if ('problem' in read) return read;
  if (!/\.mdx?$/.test(read.path)) return { problem: 'does not end in `.md` or `.mdx`' };
  return /^\.(?:git|chant)\//.test(read.path)
    ? { problem: 'lies in a folder that is not for documents' }
    : read;
}
