import yaml from 'js-yaml';
import { basename, extname } from 'node:path/posix';
import type { FirstDocument } from './answers.ts';
import type { PlanContext, PlannedFile } from './planned-file.ts';

/** Plans a document that names its sources in its own frontmatter. */
export function planPage(
  { path, tracks }: FirstDocument,
  { sources }: Pick<PlanContext, 'sources'>,
): PlannedFile[] {
  const field = tracksField(tracks);
  const text = `---
${yaml.dump({ title: titleOf(path) }, { lineWidth: -1 })}${field}---

Describe here what the files named above do, and why. ${citationAdvice(sources)}
`;
  const byHand = { where: 'the frontmatter', text: field };
  return [{ path, text, purpose: `describes ${tracks.join(', ')}`, byHand }];
}

/** The frontmatter field that declares the sources of a page, with its line break. */
export function tracksField(tracks: readonly string[]): string {
  return yaml.dump({ tracks: [...tracks] }, { lineWidth: -1 });
}

/** The title for a file name: `docs/how-to-sign-in.md` becomes `How to sign in`. */
export function titleOf(document: string): string {
  const words = basename(document, extname(document))
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Cites an existing file whose path needs no escapes, if there is one. */
function citationAdvice(sources: readonly string[]): string {
  const plain = sources.find((path) => /^(?:[\w-]+\/)*[a-z][\w.-]*$/i.test(path));
  return plain === undefined
    ? 'Cite the lines that show it.'
    : `Cite what shows it, as in \`${plain}\`.`;
}
