import yaml from 'js-yaml';
import { basename, extname } from 'node:path/posix';

/** A document that names its own sources. */
export function documentText(
  document: string,
  tracks: readonly string[],
  sources: readonly string[],
): string {
  return `---
${yaml.dump({ title: titleOf(document) }, { lineWidth: -1 })}${tracksField(tracks)}---

Describe here what the files named above do, and why. ${example(sources)}
`;
}

/** The field that makes a spec of a page, with its line break. */
export function tracksField(tracks: readonly string[]): string {
  return yaml.dump({ tracks: [...tracks] }, { lineWidth: -1 });
}

/** `docs/how-to-sign-in.md` is about how to sign in. */
export function titleOf(document: string): string {
  const words = basename(document, extname(document))
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A citation that is right: of a file that there is, if one has a name that needs no thought. */
function example(sources: readonly string[]): string {
  const plain = sources.find((path) => /^(?:[\w-]+\/)*[a-z][\w.-]*$/i.test(path));
  return plain === undefined
    ? 'Cite the lines that show it.'
    : `Cite what shows it, as in \`${plain}\`.`;
}
