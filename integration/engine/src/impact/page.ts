import { labelsOf } from '../citations/diagram.ts';
import type { Place, SectionWording } from '../documents/wording.ts';
import { isCompound, namesIn, normalizeName } from './names.ts';

/** A name in a section of a page. */
export interface Mention {
  /** The index of the section; 0 is the text before the first heading. */
  readonly section: number;
  readonly place: Place;
  readonly written: string;
  /** The text at this place is nothing but the name. */
  readonly isAlone: boolean;
}

/** A document, as far as changes are compared with it. */
export interface Page {
  readonly file: string;
  readonly sections: readonly SectionWording[];
  /** By normalized name. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  /** The words of its title and of its file name, normalized. */
  readonly subjects: ReadonlySet<string>;
}

/** The most words that a heading can have and still be the name of something. */
const MAX_PHRASE = 4;

/** Makes a page of what its sections say. */
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
        // `## Smart punctuation` names `smart_punctuation`.
        add({ section, place, written: found.join('-'), isAlone: true });
      }
      for (const written of found) add({ section, place, written, isAlone: found.length === 1 });
    }
  }
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const words = [title, base, ...namesIn(title), ...namesIn(base)].map(normalizeName);
  return { file, sections, mentions, subjects: new Set(words.filter((word) => word.length > 2)) };
}

type Name = SectionWording['names'][number];

/** What stands between the labels of a drawing. */
const BETWEEN_LABELS = /[\u2500-\u257f\u2190-\u21ff\u25a0-\u25ff|<>]+|[-=+]{2,}|\+|\n/u;

/** Makes a name of each label of a diagram. The rest of its text is read as an example is. */
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
 * The places at which a page means a name: code, and headings, cells, links, terms and labels of
 * diagrams that consist of it. In an example, only a name of several words counts.
 */
export function mentionsOf(page: Page, name: string): Mention[] {
  const mentions = page.mentions.get(normalizeName(name)) ?? [];
  return mentions.filter(({ place, written, isAlone }) => {
    if (place === 'block') return isCompound(written) || isCompound(name);
    return place === 'code' || isAlone || isCompound(written);
  });
}

/** Whether a page is about something: its title, its file name or a heading names it. */
export function isAbout(page: Page, name: string): boolean {
  return (
    page.subjects.has(normalizeName(name)) ||
    mentionsOf(page, name).some(({ place }) => place === 'heading')
  );
}
