import { kindOf } from '../specs/kinds.ts';
import type { Spec } from '../specs/spec.ts';
import { publishUnchanged, type Rule } from './rule.ts';

const WRITE = 'Write the document, or take it out of `target_files`.';

export const missingDocument: Rule<'missing-document'> = {
  name: 'missing-document',
  severity: 'error',
  summary: 'A completed spec whose document does not exist',
  meaning:
    'A chant spec of the type documentation or research is completed, but a file that it names in `target_files` does not exist. Specs in a folder `archive`, and specs of other types, are not concerned: their files may have gone long ago.',
  remedies: [WRITE],
  about: 'other',
  find: ({ specs }) =>
    specs
      .map(({ analysis }) => analysis)
      .filter(({ spec }) => spec.completed && mustHaveDocuments(spec))
      .flatMap(({ spec, documents }) =>
        documents
          .filter(({ exists }) => !exists)
          .map((document) => ({
            message: `${document.file} does not exist, though ${spec.file} names it in \`target_files\` and is completed`,
            spec: spec.id,
            file: spec.file,
            help: WRITE,
            subject: document.file,
          })),
      ),
  publish: publishUnchanged,
};

/** Whether a spec is kept, and describes sources. */
function mustHaveDocuments({ kind, type, file }: Spec): boolean {
  const { writtenTypes } = kindOf({ kind });
  return writtenTypes.has(type) && !/(?:^|\/)archive\//.test(file);
}
