import { expect, it } from 'vitest';
import { missingDocument } from '../../../integration/engine/src/rules/missing-document.ts';
import type { Spec } from '../../../integration/engine/src/specs/spec.ts';
import { applyRule, makeAnalyzedDocument, makeReportedSpec } from '../support/rule-input.ts';

const documents = [
  makeAnalyzedDocument({ file: 'docs/there.md' }),
  makeAnalyzedDocument({ file: 'docs/gone.md', exists: false }),
];

/** A completed spec of the type research. */
function written(spec: Partial<Spec> = {}) {
  return makeReportedSpec({}, { documents, spec: { type: 'research', ...spec } });
}

it('missing-document reports the documents of a completed spec that do not exist', () => {
  expect(applyRule(missingDocument, { specs: [written()] })).toEqual([
    {
      message:
        'docs/gone.md does not exist, though .chant/specs/001-doc.md names it in `target_files` and is completed',
      spec: '001-doc',
      file: '.chant/specs/001-doc.md',
      help: 'Write the document, or take it out of `target_files`.',
      subject: 'docs/gone.md',
    },
  ]);
});

it('missing-document reports nothing about a spec that is not completed', () => {
  const specs = [makeReportedSpec({}, { documents, spec: { type: 'research', completed: false } })];
  expect(applyRule(missingDocument, { specs })).toEqual([]);
});

it.each([
  ['of another type', { type: 'code' }],
  ['in an archive', { file: '.chant/archive/2026-01/001-doc.md' }],
])('missing-document reports nothing about a spec %s', (_, spec) => {
  expect(applyRule(missingDocument, { specs: [written(spec)] })).toEqual([]);
});
