import { isVisible, knownName } from '../../facts/fact.ts';
import { isCompound } from '../names.ts';
import { mentionsOf, type Page } from '../page.ts';
import { code, type EvidenceInput, type EvidenceKind, telling } from './evidence-kind.ts';

/**
 * Evidence that a named key, constant or default has another value, or that a value which the page
 * states changed.
 */
export const value: EvidenceKind<'value'> = {
  kind: 'value',
  find: (input) =>
    input.changes.changed.flatMap(({ before, after }) => {
      if (before.value === null || before.value === after.value) return [];
      const name = knownName(after);
      const section = findSection(input, name, before.value, after.value, isVisible(after));
      if (section === null) return [];
      const say = (where: string): string =>
        `${code(name)}, named ${where}, changed from ${code(before.value ?? '')} to ${code(after.value ?? 'an expression')}`;
      return [{ section, path: after.path, line: after.line, say }];
    }),
};

/** Matches the words for "no value" in various languages. */
const NOTHING = /^(?:null|None|nil|undefined)$/;

function findSection(
  input: EvidenceInput,
  name: string,
  before: string,
  after: string | null,
  isVisibleFact: boolean,
): number | null {
  const { page } = input;
  const literal = before.replaceAll(/^["'`]|["'`]$/g, '');
  // If an expression replaces a literal for "no value", the result may still be no value.
  const isTelling = /\w/.test(literal) && (after !== null || !NOTHING.test(literal));
  const stated = mentionsOf(page, name).find(
    ({ section }) => isTelling && states(page.sections[section]?.prose ?? '', literal),
  );
  if (stated !== undefined) return stated.section;
  const named = telling(input, name).find(
    ({ place }) => place === 'code' || place === 'heading' || place === 'term',
  );
  const isMeant = after !== null && (isVisibleFact || isCompound(name));
  if (isMeant && named !== undefined) return named.section;
  return findInProse(page, name, literal);
}

/**
 * Finds a section with a sentence that contains the number and a word of the name, such as "A
 * session lasts 30 minutes". Returns its index, or `null`.
 */
function findInProse(page: Page, name: string, literal: string): number | null {
  if (!/^\d[\d_.]*$/.test(literal)) return null;
  const number = literal.replaceAll('_', '');
  const words = name
    .split(/(?<=[a-z\d])(?=[A-Z])|[_-]/)
    .map((word) => word.toLowerCase().replace(/s$/, ''))
    .filter((word) => word.length > 3);
  const found = sentencesWith(page, number).find(
    ({ sentence, text }) => words.some((word) => text.includes(word)) && states(sentence, number),
  );
  return found?.section ?? null;
}

/** A sentence of a page that contains a number. */
interface Sentence {
  /** The index of the section. */
  readonly section: number;
  /** The sentence, in which numbers have no separators. */
  readonly sentence: string;
  /** The same in lower case. */
  readonly text: string;
}

/** A page is compared with many values, so that its sentences are kept. */
const known = new WeakMap<Page['sections'], ReadonlyMap<string, readonly Sentence[]>>();

/** Returns the sentences that may contain a number, in the order of the page. */
function sentencesWith({ sections }: Page, number: string): readonly Sentence[] {
  const byDigits = known.get(sections) ?? readSentences(sections);
  known.set(sections, byDigits);
  return byDigits.get(/^\d+/.exec(number)?.[0] ?? '') ?? [];
}

/** Reads the sentences with numbers, by each row of digits. */
function readSentences(sections: Page['sections']): ReadonlyMap<string, readonly Sentence[]> {
  const byDigits = new Map<string, Sentence[]>();
  for (const [section, { prose }] of sections.entries()) {
    for (const written of prose.split(/(?<=[.!?])\s/)) {
      // The sentence may write 10,000 for 10000.
      const sentence = written.replaceAll(/(?<=\d)[,_](?=\d{3}(?!\d))/g, '');
      const found = { section, sentence, text: sentence.toLowerCase() };
      for (const digits of new Set(sentence.match(/\d+/g))) {
        const others = byDigits.get(digits);
        if (others === undefined) byDigits.set(digits, [found]);
        else others.push(found);
      }
    }
  }
  return byDigits;
}

/** Whether a text contains a literal that is not part of a longer word or number. */
function states(text: string, literal: string): boolean {
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
    const isStart = !/[\w.]/.test(text[at - 1] ?? ' ');
    if (isStart && !/^(?:\w|[.,]\d)/.test(text.slice(at + literal.length, at + literal.length + 2)))
      return true;
  }
  return false;
}
