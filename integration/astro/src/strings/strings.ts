import { type Html, html } from '@astro-drift/engine/internal/html/html';
import { type CountedName, ENGLISH, type PlainName } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';

/** Strings by name. */
type Dictionary = Readonly<Record<string, string>>;

/** What is filled into a string. */
export type Values<Value = string | number> = Readonly<Record<string, Value>>;

/** The languages in which there are strings. */
export const LANGUAGES: Readonly<Record<'en' | 'de' | 'fr', Dictionary>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
};

/** A string of a site's own, by its name, or whatever else it has there. */
export type OwnStrings = (name: string) => unknown;

/** Where strings are looked up, and how its language counts. */
interface Source {
  readonly find: OwnStrings;
  readonly rules: Intl.PluralRules;
}

/** The strings of one language; the English one where it lacks any. */
export class Strings {
  /** Of the strings, as a BCP 47 tag. */
  readonly lang: string;
  private readonly isKnown: boolean;
  private readonly own: OwnStrings;
  private readonly sources: readonly Source[];

  /**
   * @param lang the language that is wanted
   * @param own a site's own strings in that language, which go before those of this package
   */
  constructor(lang = 'en', own: OwnStrings = () => undefined) {
    const known = findLanguage(lang);
    this.isKnown = known !== null;
    this.own = own;
    this.lang = known !== null || NAMES.some((name) => isText(own(name))) ? lang : 'en';
    const rules = rulesOf(this.lang);
    this.sources = [
      { find: own, rules },
      ...(known === null ? [] : [{ find: finderIn(known), rules }]),
      ...(known === ENGLISH ? [] : [{ find: finderIn(ENGLISH), rules: rulesOf('en') }]),
    ];
  }

  /**
   * The language that most of the strings of one part of a page are in. A site that has a language
   * of its own may have translated another part alone.
   *
   * @param part how their names begin, such as `drift.banner`
   */
  langOf(part: string): string {
    if (this.isKnown) return this.lang;
    const names = NAMES.filter((name) => name.startsWith(`${part}.`));
    const translated = names.filter((name) => isText(this.own(name)));
    return 2 * translated.length < names.length ? 'en' : this.lang;
  }

  text(name: PlainName, values: Values = {}): string {
    return fill(this.find(name), values);
  }

  /** A string that depends on a count, which is filled in as `count`. */
  count(name: CountedName, count: number, values: Values = {}): string {
    return fill(this.find(name, count), { count, ...values });
  }

  /** A string into which markup is filled. */
  html(name: PlainName, values: Values<Html | string | number>): Html {
    return fillHtml(this.find(name), values);
  }

  /** A string into which markup is filled, and that depends on a count. */
  countHtml(name: CountedName, count: number, values: Values<Html | string | number>): Html {
    return fillHtml(this.find(name, count), { count, ...values });
  }

  /** A number as the language writes it. */
  number(value: number, fractionDigits: number): string {
    return formatOf(this.lang, fractionDigits).format(value);
  }

  /** The first source that has the string says it, in the form that its count takes there. */
  private find(name: string, count: number | null = null): string {
    for (const { find, rules } of this.sources) {
      const names = count === null ? [name] : [`${name}_${rules.select(count)}`, `${name}_other`];
      for (const each of names) {
        const text = find(each);
        if (isText(text)) return text;
      }
    }
    return name;
  }
}

const NAMES = Object.keys(ENGLISH);

function isText(found: unknown): found is string {
  return typeof found === 'string' && found !== '';
}

function finderIn(dictionary: Dictionary): OwnStrings {
  return (name) => dictionary[name];
}

const rules = new Map<string, Intl.PluralRules>();

/** The rules of a language, which take long to be made. */
function rulesOf(lang: string): Intl.PluralRules {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang);
  rules.set(lang, known);
  return known;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(lang: string, fractionDigits: number): Intl.NumberFormat {
  const key = `${lang} ${fractionDigits}`;
  const digits = { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
  const known = formats.get(key) ?? new Intl.NumberFormat(lang, { ...digits, useGrouping: false });
  formats.set(key, known);
  return known;
}

/** A place that is filled in. With a hyphen i18next escapes nothing, which is not for a string to say. */
const PLACE = /\{\{-?\s*(\w+)\s*\}\}/;

function fill(text: string, values: Values): string {
  if (!text.includes('{{')) return text;
  return text
    .split(PLACE)
    .map((part, index) => (index % 2 === 0 ? part : String(valueOf(values, part))))
    .join('');
}

function fillHtml(text: string, values: Values<Html | string | number>): Html {
  const parts = text.split(PLACE);
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : valueOf(values, part)))}`;
}

/** A site's own strings may name what is not there, such as `{{constructor}}`. */
function valueOf<Value>(values: Values<Value>, name: string): Value | '' {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}

/** The strings of a language or, for want of it, of the one that it is a variety of. */
function findLanguage(lang: string): Dictionary | null {
  const [base = ''] = lang.toLowerCase().split('-');
  return Object.hasOwn(LANGUAGES, base) ? LANGUAGES[base as keyof typeof LANGUAGES] : null;
}

/** The strings where nobody asks for another language. */
export const ENGLISH_STRINGS: Strings = new Strings();
