import { labelsOf } from '../citations/diagram.ts';
import type { Place, SectionWording } from '../documents/wording.ts';
import { isCompound, namesIn, normalizeName } from './names.ts';

/** A place at which a page contains a name. */
export interface Mention {
  /** The index of the section. 0 is the text before the first heading. */
  readonly section: number;
  readonly place: Place;
  readonly written: string;
  /** True if the text at this place is only the name. */
  readonly isAlone: boolean;
}

/** A document, in the form in which it is compared with changes. */
export interface Page {
  readonly file: string;
  readonly sections: readonly SectionWording[];
  /** The mentions, by the normal form of the name. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  /** The words of the title and of the file name, as normal forms. */
  readonly subjects: ReadonlySet<string>;
}

/** The number of words that a heading can have if it is the name of something. */
const MAX_PHRASE = 4;

/** Makes a page from the texts of its sections. */
export function readPage(sections: readonly SectionWording[], title: string, file: string): Page {
  const mentions = new Map<string, Mention[]>();
  const add = (mention: Mention): void => {
    const key = normalizeName(mention.written);
    if (key.length < 2) return;
    const known = mentions.get(key);
    if (known === undefined) mentions.set(key, [mention]);
    else known.push(mention);
  };
  for (const [section, { names }] of sections.entries()) {
    for (const { place, text } of names.flatMap(labelsApart)) {
      const found = namesIn(text);
      const isPhrase = place !== 'code' && place !== 'block';
      if (isPhrase && found.length > 1 && found.length <= MAX_PHRASE) {
        // The heading `## Smart punctuation` names `smart_punctuation`.
        add({ section, place, written: found.join('-'), isAlone: true });
      }
      // The heading `wait(time)` consists of the name of a function and of its parameters.
      const called = /^[\w$.]{1,100}(?=\([^()]{0,200}\)$)/.exec(text)?.[0];
      const alone = called?.slice(called.lastIndexOf('.') + 1);
      for (const written of found) {
        add({ section, place, written, isAlone: found.length === 1 || written === alone });
      }
    }
  }
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const words = [title, base, ...namesIn(title), ...namesIn(base)].map(normalizeName);
  return { file, sections, mentions, subjects: new Set(words.filter((word) => word.length > 2)) };
}

/**
 * Returns a page of which only some sections say something. It still contains the names in the other
 * sections, so that none of them is missing on the page.
 */
export function onlySections(page: Page, has: (section: number) => boolean): Page {
  const sections = page.sections.map((own, section) =>
    has(section) ? own : { prose: '', names: [] },
  );
  const mentions = new Map(
    [...page.mentions].map(([name, own]) => [name, own.filter(({ section }) => has(section))]),
  );
  return { ...page, sections, mentions };
}

type Name = SectionWording['names'][number];

/** Matches the characters between two labels of a drawing. */
const BETWEEN_LABELS = /[\u2500-\u257f\u2190-\u21ff\u25a0-\u25ff|<>]+|[-=+]{2,}|\+|\n/u;

/**
 * Returns each label of a diagram as a name. The rest of the diagram's text is treated like an
 * example.
 */
function labelsApart(name: Name): Name[] {
  if (name.place !== 'label') return [name];
  const drawn = name.text.split(BETWEEN_LABELS).map((label) => label.trim());
  return [
    ...[...new Set([...labelsOf(name.text), ...drawn])].map((text): Name => ({
      place: 'label',
      text,
    })),
    { place: 'block', text: name.text },
  ];
}

/**
 * Returns the places at which a page means a name: in code, and in a heading, cell, link, term or
 * label of a diagram that consists only of the name. In an example, only names of several words
 * count.
 */
export function mentionsOf(page: Page, name: string): Mention[] {
  const mentions = page.mentions.get(normalizeName(name)) ?? [];
  return mentions.filter(({ place, written, isAlone }) => {
    if (place === 'block') return isCompound(written) || isCompound(name);
    return place === 'code' || isAlone || isCompound(written);
  });
}

/** Whether a page is about something. Then its title, its file name or a heading names it. */
export function isAbout(page: Page, name: string): boolean {
  return (
    page.subjects.has(normalizeName(name)) ||
    mentionsOf(page, name).some(({ place }) => place === 'heading')
  );
}
