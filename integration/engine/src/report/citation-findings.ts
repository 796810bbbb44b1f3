import { writeCitation } from '../citations/writing.ts';
import { kindOf } from '../specs/kinds.ts';
import type { Draft } from './draft.ts';
import type { CitationReport, SpecReport } from './schema.ts';

/** Applies the rules on citations to a spec's documents. */
export function citationDrafts(spec: SpecReport): Draft[] {
  const { id, documents } = spec;
  const { review } = kindOf(spec);
  return documents.flatMap((document) =>
    document.citations.flatMap((citation): Draft[] => {
      const found = describe(citation, review);
      if (found === null) return [];
      const { rule, problem, help } = found;
      const { file } = document;
      const { line, column, section, text: subject, current } = citation;
      const message = `${file}:${line} cites \`${subject}\`, ${problem}`;
      const source = current === null ? {} : { source: { ...current } };
      return [{ rule, message, spec: id, file, line, column, ...source, help, subject, section }];
    }),
  );
}

type Problem = Pick<Draft, 'rule' | 'help'> & { readonly problem: string };

const CORRECT = 'Correct the reference, or take it out.';

function describe(citation: CitationReport, review: string): Problem | null {
  const { state, path, symbol, startLine, current, stale } = citation;
  switch (state) {
    case 'missing': {
      const problem =
        symbol === null ? `but there is no file ${path}` : `but ${path} defines no ${symbol}`;
      return { rule: 'broken-citation', problem, help: CORRECT };
    }
    case 'deleted':
      return { rule: 'broken-citation', problem: 'which is gone', help: CORRECT };
    case 'out-of-range':
      return {
        rule: 'broken-citation',
        problem: `but ${path} does not have that many lines`,
        help: CORRECT,
      };
    case 'changed':
      // The rule `drift` reports changes of a file that is cited as a whole.
      if (!stale || (startLine === null && symbol === null)) return null;
      return {
        rule: 'changed-citation',
        problem: `which has changed since`,
        help: `Check what the document says of it, and ${review} or accept it.`,
      };
    case 'moved':
      return {
        rule: 'moved-citation',
        problem: `which is ${current === null ? 'elsewhere' : writeCitation(current)} now`,
        help: 'Run `astro-drift fix`, or correct the reference.',
      };
    case 'ok':
      return null;
  }
}
