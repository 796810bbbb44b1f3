import type { SectionWording } from '../../documents/wording.ts';
import { plainWords } from '../names.ts';
import type { Page } from '../page.ts';
import type { EvidenceKind } from './evidence-kind.ts';

/** The least number of words of a text. Pages repeat shorter texts by chance. */
const WORDS = 5;

/**
 * Evidence that a message or a sentence of a doc comment changed. The page repeats the text, or the
 * text contained a link to the page.
 */
export const text: EvidenceKind<'text'> = {
  kind: 'text',
  find: ({ changes, page }) => {
    const prose = page.sections.map((section) => plainWords(section.prose));
    return [...changes.lostTexts].flatMap(([lost, path]) => {
      if (linksTo(lost, page)) {
        const say = (): string => 'a message or comment that links to this page changed';
        return [{ section: 0, path, line: null, say }];
      }
      const words = plainWords(lost);
      const isLong = words.split(' ').length >= WORDS;
      const section = isLong
        ? prose.findIndex((each) => each.includes(words))
        : page.sections.findIndex(({ names }) => names.some((each) => isQuote(each, words)));
      if (section < 0) return [];
      const say = (where: string): string =>
        `the text “${shorten(lost)}”, repeated ${where}, changed in the source`;
      return [{ section, path, line: null, say }];
    });
  },
};

/** Whether a page quotes a short text as code. */
function isQuote(
  { place, text: written }: SectionWording['names'][number],
  words: string,
): boolean {
  return place === 'code' && words.includes(' ') && plainWords(written) === words;
}

/**
 * Whether an address in a text leads to a page. It must end with the name and the folder of the
 * page.
 */
function linksTo(lost: string, { file }: Page): boolean {
  const address = file
    .replace(/\.\w+$/, '')
    .replace(/\/index$/, '')
    .split('/')
    .slice(-2);
  if (address.length < 2) return false;
  return (lost.match(/https?:\/\/[^\s)"'<>#?]+/g) ?? []).some((url) =>
    url.replace(/\.html$|\/$/, '').endsWith(`/${address.join('/')}`),
  );
}

function shorten(long: string): string {
  const line = long.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
