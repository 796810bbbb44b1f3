import type { Rule, UnratedFinding } from './rule.ts';

const MEAN_ONE = 'Write so much of the path that one file is meant.';

/** The most files that a message names. */
const MOST = 5;

export const ambiguousReference: Rule<'ambiguous-reference'> = {
  name: 'ambiguous-reference',
  severity: 'warn',
  summary: 'A reference that fits several files',
  meaning:
    'A document names a file by the end of its path, and several files end so. Nobody can tell which one is meant, so the reference is neither followed nor linked. If exactly one of the files is an input of the spec, that one is meant. A path without lines is reported only if several inputs end so.',
  remedies: [MEAN_ONE],
  about: 'citation',
  find: ({ specs, pages }) =>
    [...specs, ...pages].flatMap(({ analysis: { spec, documents } }) =>
      documents.flatMap(({ file, document, ambiguous }) =>
        ambiguous.map(({ reference, candidates }): UnratedFinding => {
          const { line, column, text } = reference;
          return {
            message: `${file}:${line} cites \`${text}\`, which fits ${candidates.length} files`,
            spec: spec.id,
            file,
            line,
            column,
            subject: text,
            section: document?.headings[reference.section]?.slug ?? null,
            help: `${MEAN_ONE} It may be ${listOf(candidates)}.`,
          };
        }),
      ),
    ),
  /** The files can be ones that the site does not show. */
  publish: ({ message, file }, { spec }) =>
    spec?.documents.some((document) => document.file === file) === true
      ? { message, help: MEAN_ONE }
      : null,
};

function listOf(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST).join(', ');
  return paths.length > MOST ? `${shown} or ${paths.length - MOST} more` : shown;
}
