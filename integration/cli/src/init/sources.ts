import { InputMatcher } from '@astro-drift/engine/internal/drift/inputs';
import { CHANT_FOLDERS } from '@astro-drift/engine/internal/options';
import { readPageSpec } from '@astro-drift/engine/internal/specs/kinds/page';
import { readPath } from '@astro-drift/engine/internal/specs/path';
import { tracksField } from './document-text.ts';

/** The files that patterns select, or why the patterns cannot be used, as the end of a sentence. */
export type Selection = { readonly sources: readonly string[] } | { readonly problem: string };

/** Tries patterns as a spec would, so that what is written has no finding of its own. */
export function selectSources(
  files: readonly string[],
  document: string,
  tracks: readonly string[],
): Selection {
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

/** The path of a document, made repository-relative, or why it cannot be one. */
export function readDocument(written: string): { path: string } | { problem: string } {
  const read = readPath(written);
  if ('problem' in read) return read;
  if (!/\.mdx?$/.test(read.path)) return { problem: 'does not end in `.md` or `.mdx`' };
  return /^\.(?:git|chant)\//.test(read.path)
    ? { problem: 'lies in a folder that is not for documents' }
    : read;
}
