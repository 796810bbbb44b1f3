import { type FileComparison, pathsOf } from '@astro-drift/engine/internal/drift/file-comparison';
import { isSecretName } from '@astro-drift/engine/internal/files/secret-names';
import type { ReadTexts } from '@astro-drift/engine/internal/git/batched-reader';
import { unifiedDiff } from '@astro-drift/engine/internal/git/unified';
import { printableCode } from '@astro-drift/engine/internal/text/printable';

/**
 * Returns the lines of a unified diff of files, as git prints it. They are safe to print. For a file
 * with the name of a secret, only the name is shown.
 */
export async function diffFiles(
  files: readonly FileComparison[],
  readTexts: ReadTexts,
): Promise<string[]> {
  const oids = files.flatMap(({ before, after }) => [before, after]);
  const texts = await readTexts(oids.filter((oid) => oid !== null));
  return files.flatMap((file) => {
    const { before, after, diff } = file;
    const header = headerOf(file).map(printableCode);
    const old = before === null ? '' : texts.get(before);
    const now = after === null ? '' : texts.get(after);
    if (diff === null || old === undefined || now === undefined) {
      return [...header, 'The clone lacks one of the two contents.'];
    }
    if (pathsOf(file).some(isSecretName)) {
      return [...header, 'The content is not shown, because the name is that of a secret.'];
    }
    const [from = '', to = ''] = namesOf(file).map(printableCode);
    if (diff.binary) return [...header, `Binary files ${from} and ${to} differ`];
    const lines = unifiedDiff(old, now, diff.hunks).map(printableCode);
    return lines.length === 0 ? header : [...header, `--- ${from}`, `+++ ${to}`, ...lines];
  });
}

/** The lines that git prints for a file before its hunks. */
function headerOf({ path, previousPath, before, after, isLink }: FileComparison): string[] {
  const mode = isLink ? '120000' : '100644';
  const isRenamed = previousPath !== null && previousPath !== path;
  return [
    `diff --git a/${previousPath ?? path} b/${path}`,
    ...(isRenamed
      ? [`rename from ${previousPath}`, `rename to ${path}`]
      : [
          ...(before === null ? [`new file mode ${mode}`] : []),
          ...(after === null ? [`deleted file mode ${mode}`] : []),
        ]),
  ];
}

/** The names of a file before and after, as git prints them. */
function namesOf({ path, previousPath, before, after }: FileComparison): string[] {
  return [
    before === null ? '/dev/null' : `a/${previousPath ?? path}`,
    after === null ? '/dev/null' : `b/${path}`,
  ];
}
