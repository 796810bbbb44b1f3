import yaml from 'js-yaml';
import { basename, extname } from 'node:path/posix';
import type { FirstDocument } from './answers.ts';
import type { PlannedFile } from './planned-file.ts';

/** Plans a document that names its sources in its own frontmatter. */
export function planPage({ path, tracks, sources }: FirstDocument): PlannedFile[] {
  const field = tracksField(tracks);
  // A path that Markdown shows as it is.
  const example = sources.find((source) => /^(?:[\w-]+\/)*[a-z][\w.-]*$/i.test(source));
  const text = `---
${yaml.dump({ title: titleOf(path) }, { lineWidth: -1 })}${field}---

Describe here what the files named above do, and why. ${
    example === undefined
      ? 'Cite the lines that show it.'
      : `Cite what shows it, as in \`${example}\`.`
  }
`;
  const purpose = `describes ${tracks.join(', ')}`;
  return [{ path, text, purpose, addition: { to: 'the frontmatter', text: field } }];
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
