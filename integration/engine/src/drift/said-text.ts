import * as z from 'zod';
import { formatOf, isMarkdown } from '../documents/format.ts';
import { parser } from '../documents/parser.ts';
import type { SectionDigests } from '../documents/version.ts';
import { fetchTexts, mayRecall } from '../git/fetch.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { digestOf } from '../text/digest.ts';

/**
 * Reads what a file says, for comparison with another version of it. Of a Markdown file, that is its
 * text without frontmatter, formatting, and the places that it cites. Of any other file, and of one
 * that cannot be parsed, it is the text without line endings and blank characters at ends of lines.
 */
async function readSaid(file: string, text: string): Promise<Said> {
  const raw = digestOf(withoutEndings(text));
  if (!isMarkdown(file)) return { digest: raw, mayBeRemembered: true };
  const outcome = await parser.parse('version', text, formatOf(file));
  const digest = 'found' in outcome ? digestOf(joinSections(outcome.found)) : raw;
  return { digest, mayBeRemembered: !('problem' in outcome) };
}

/** What a file says. */
interface Said {
  /** It is the same for files that say the same. */
  readonly digest: string;
  /** Whether it would be the same in every run. The parser may fail because of the machine. */
  readonly mayBeRemembered: boolean;
}

/** A version of a file. */
export interface FileContent {
  readonly file: string;
  readonly oid: string;
}

/**
 * Computes a digest of the content of each version. Digests of earlier runs are reused.
 *
 * @returns digests that are equal for versions with the same content, in the order of the versions;
 *   `undefined` for a version that the clone lacks
 */
export async function readAllSaid(
  session: GitSession,
  versions: readonly FileContent[],
): Promise<(string | undefined)[]> {
  if (versions.length === 0) return [];
  const facts = await session.facts.table('said', z.string());
  const known = (version: FileContent): string | undefined =>
    mayRecall(session) ? facts.get(keyOf(version)) : undefined;
  const unknown = versions.filter((version) => known(version) === undefined);
  const texts = await fetchTexts(
    session,
    unknown.map(({ oid }) => oid),
  );
  return Promise.all(
    versions.map(async (version) => {
      const text = texts.get(version.oid);
      if (text === undefined) return known(version);
      const { digest, mayBeRemembered } = await readSaid(version.file, text);
      if (mayBeRemembered) facts.set(keyOf(version), digest);
      return digest;
    }),
  );
}

function keyOf({ file, oid }: FileContent): string {
  return `${isMarkdown(file) ? formatOf(file) : 'text'} ${oid}`;
}

/** Returns a text that is equal for two documents whose sections have the same content. */
export function joinSections(sections: readonly SectionDigests[]): string {
  return JSON.stringify(sections.map(({ name, said }) => [name, said]));
}

function withoutEndings(text: string): string {
  return text.replaceAll(/[ \t\r]+$/gm, '').trimEnd();
}
