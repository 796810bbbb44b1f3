import { type Html, html } from '../html/html.ts';
import { type CountedName, ENGLISH, type PlainName } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';

/** Strings by name, of which some may be missing, or be no texts. */
export type Dictionary = Readonly<Record<string, unknown>>;

/** What is filled into a string. */
type Values<Value = string | number> = Readonly<Record<string, Value>>;

/** The languages in which there are strings. */
export const LANGUAGES = { en: ENGLISH, de: GERMAN, fr: FRENCH } as const;

/** The strings of one language; the English one where it lacks any. */
export class Strings {
  /** Of the strings, as a BCP 47 tag. */
  readonly lang: string;
  private readonly dictionaries: readonly Dictionary[];
  private readonly rules: Intl.PluralRules;

  /**
   * @param lang the language that is wanted
   * @param own a site's own strings in that language, which go before those of this package
   */
  constructor(lang = 'en', own: Dictionary = {}) {
    const known = findLanguage(lang);
    const isOwn = Object.keys(own).some((name) => name.startsWith('drift.'));
    this.lang = known !== null || isOwn ? lang : 'en';
    this.dictionaries = [own, known ?? ENGLISH, ENGLISH];
    this.rules = rulesOf(this.lang);
  }

  text(name: PlainName, values: Values = {}): string {
    return fill(this.find(name) ?? name, values);
  }

  /** A string that depends on a count, which is filled in as `count`. */
  count(name: CountedName, count: number, values: Values = {}): string {
    const form = this.rules.select(count);
    const found = this.find(`${name}_${form}`, `${name}_other`) ?? name;
    return fill(found, { ...values, count });
  }

  /** A string into which markup is filled. */
  html(name: PlainName, values: Values<Html>): Html {
    const parts = (this.find(name) ?? name).split(PLACE);
    return html`${parts.map((part, index) => (index % 2 === 0 ? part : valueOf(values, part)))}`;
  }

  /** The first dictionary that has one of the names says it, in the order of the names. */
  private find(...names: readonly string[]): string | null {
    for (const dictionary of this.dictionaries) {
      for (const name of names) {
        const text = dictionary[name];
        if (typeof text === 'string' && text !== '') return text;
      }
    }
    return null;
  }
}

const rules = new Map<string, Intl.PluralRules>();

/** The rules of a language, which take long to be made. */
function rulesOf(lang: string): Intl.PluralRules {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang);
  rules.set(lang, known);
  return known;
}

/** A place that is filled in. */
const PLACE = /\{\{\s*(\w+)\s*\}\}/;

function fill(text: string, values: Values): string {
  return text
    .split(PLACE)
    .map((part, index) => (index % 2 === 0 ? part : String(valueOf(values, part))))
    .join('');
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
