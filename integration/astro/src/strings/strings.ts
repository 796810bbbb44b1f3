import { type Html, html } from '@astro-drift/engine/internal/html/html';
import { dayOf } from '@astro-drift/engine/internal/text/time';
import { type CountedName, ENGLISH, type PlainName } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';

/** The strings of a language, by name. */
type Dictionary = Readonly<Record<string, string>>;

/** The values that replace the placeholders of a string. */
export type Values<Value = string | number> = Readonly<Record<string, Value>>;

/** The strings of each language that the package contains. */
export const LANGUAGES: Readonly<Record<'en' | 'de' | 'fr', Dictionary>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
};

/**
 * Looks up a string in a site's own translation. The result can be anything, because the site made
 * it.
 */
export type OwnStrings = (name: string) => unknown;

/** A dictionary, and the plural rules of its language. */
interface Source {
  readonly find: OwnStrings;
  readonly rules: Intl.PluralRules;
}

/** The strings of one language. If a string is missing, the English one is used. */
export class Strings {
  /** The language of the strings, as a BCP 47 tag. */
  readonly lang: string;
  private readonly isKnown: boolean;
  private readonly own: OwnStrings;
  private readonly sources: readonly Source[];

  /**
   * @param lang the language that the page asks for
   * @param own returns a site's own strings in this language; they override those of this package
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
   * Returns the language of most strings in one part of a page. If this package does not have a
   * language, a site may have translated only some parts into it.
   *
   * @param part the prefix of the names of these strings, such as `drift.banner`
   */
  langOf(part: string): string {
    if (this.isKnown) return this.lang;
    const names = NAMES.filter((name) => name.startsWith(`${part}.`));
    const translated = names.filter((name) => isText(this.own(name)));
    return 2 * translated.length < names.length ? 'en' : this.lang;
  }

  text(name: PlainName, values: Values = {}): string {
    return fill(this.find(name), values, this.lang);
  }

  /** Returns a string that has plural forms. The number replaces the placeholder `count`. */
  count(name: CountedName, count: number, values: Values = {}): string {
    return fill(this.find(name, count), { count, ...values }, this.lang);
  }

  /** Returns a string as markup. The values of its placeholders can be markup. */
  html(name: PlainName, values: Values<Html | string | number>): Html {
    return fillHtml(this.find(name), values, this.lang);
  }

  /**
   * Returns a string that has plural forms as markup. The values of its placeholders can be markup.
   */
  countHtml(name: CountedName, count: number, values: Values<Html | string | number>): Html {
    return fillHtml(this.find(name, count), { count, ...values }, this.lang);
  }

  /** Renders the day of a timestamp in UTC as the language writes it, such as 15 Feb 2026. */
  day(timestamp: string): Html {
    const iso = dayOf(timestamp);
    const time = Date.parse(`${iso}T00:00:00Z`);
    const text = Number.isNaN(time) ? iso : dayFormatOf(this.lang).format(time);
    return html`<time datetime="${iso}" title="${iso}">${text}</time>`;
  }

  /** Returns a sentence as markup. Days in it, such as 2026-01-28, become {@link day}. */
  days(sentence: string): Html {
    const parts = sentence.split(/(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])/);
    return html`${parts.map((part, index) => (index % 2 === 1 ? this.day(part) : part))}`;
  }

  /** Renders an enumeration as the language writes it, such as `a, b and c`. */
  list(items: readonly Html[]): Html {
    const parts = listFormatOf(this.lang).formatToParts(items.map((_, index) => `${index}`));
    return html`${parts.map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? '') : value))}`;
  }

  /** Formats a number as the language requires. */
  number(value: number, fractionDigits: number): string {
    return formatOf(this.lang, fractionDigits).format(value);
  }

  /** Formats a whole number with the separators of the language, as in `2,000`. */
  whole(value: number): string {
    return countOf(value, this.lang);
  }

  /**
   * Takes a string from the first source that has it. The plural form follows the language of this
   * source. Returns the name if no source has the string.
   */
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

/**
 * Returns the plural rules of a language. They are cached, because it takes long to create them.
 */
function rulesOf(lang: string): Intl.PluralRules {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang);
  rules.set(lang, known);
  return known;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormatOf(lang: string): Intl.DateTimeFormat {
  const known =
    dayFormats.get(lang) ??
    new Intl.DateTimeFormat(dayLocaleOf(lang), { dateStyle: 'medium', timeZone: 'UTC' });
  dayFormats.set(lang, known);
  return known;
}

/** English without a region writes the day first, which nobody takes for another day. */
function dayLocaleOf(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}

const listFormats = new Map<string, Intl.ListFormat>();

function listFormatOf(lang: string): Intl.ListFormat {
  const known = listFormats.get(lang) ?? new Intl.ListFormat(lang, { type: 'conjunction' });
  listFormats.set(lang, known);
  return known;
}

const countFormats = new Map<string, Intl.NumberFormat>();

/** Writes a count as the language does, such as `2,000`. */
function countOf(count: number, lang: string): string {
  if (count < 1000) return `${count}`;
  const known = countFormats.get(lang) ?? new Intl.NumberFormat(lang);
  countFormats.set(lang, known);
  return known.format(count);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(lang: string, fractionDigits: number): Intl.NumberFormat {
  const key = `${lang} ${fractionDigits}`;
  const digits = { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
  const known = formats.get(key) ?? new Intl.NumberFormat(lang, { ...digits, useGrouping: false });
  formats.set(key, known);
  return known;
}

/** Matches a placeholder. In i18next, a hyphen means "do not escape". Here it has no effect. */
const PLACE = /\{\{-?\s*(\w+)\s*\}\}/;

function fill(text: string, values: Values, lang: string): string {
  if (!text.includes('{{')) return text;
  return text
    .split(PLACE)
    .map((part, index) => (index % 2 === 0 ? part : String(written(valueOf(values, part), lang))))
    .join('');
}

function fillHtml(text: string, values: Values<Html | string | number>, lang: string): Html {
  const parts = text.split(PLACE);
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : written(valueOf(values, part), lang)))}`;
}

/** Writes a number as the language does. Other values stay as they are. */
function written<Value>(value: Value, lang: string): Value | string {
  return typeof value === 'number' ? countOf(value, lang) : value;
}

/**
 * Returns the value of a placeholder. A site's own strings can contain any name, such as
 * `{{constructor}}`.
 */
function valueOf<Value>(values: Values<Value>, name: string): Value | '' {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}

/**
 * Returns the strings of a language. For a language with a region, such as `de-AT`, these are the
 * strings of the language itself. Returns `null` if there are none.
 */
function findLanguage(lang: string): Dictionary | null {
  const [base = ''] = lang.toLowerCase().split('-');
  return Object.hasOwn(LANGUAGES, base) ? LANGUAGES[base as keyof typeof LANGUAGES] : null;
}

/** The strings for code that has no language. */
export const ENGLISH_STRINGS: Strings = new Strings();
