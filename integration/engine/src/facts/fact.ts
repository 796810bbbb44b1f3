import * as z from 'zod';

/** The source of the type {@link Fact}. */
export const FactSchema = z.object({
  /** The names around it, at most two, joined by dots; empty at the top of a file. */
  container: z.string(),
  name: z.string(),
  /** A definition has a keyword or a body, a key has a value, and an item is a member of a list. */
  kind: z.enum(['definition', 'key', 'item']),
  /** From 1. */
  line: z.number(),
  /** The literal that it is set to, or that it has as default; `null` for none. */
  value: z.string().nullable(),
  /** Its parameters with their defaults and without types; `null` for what is no function. */
  parameters: z.string().nullable(),
  /** Some of `abstract`, `async`, `deprecated`, `optional` and `static`, sorted. */
  marks: z.array(z.string()),
  /** How many errors it throws and warnings it writes. */
  errors: z.number(),
  /** It is neither private nor inside of a function. */
  isPublic: z.boolean(),
  /** Other files can use it. */
  isExported: z.boolean(),
});

/** Something that a source file states about a name. Plain data. */
export type Fact = z.output<typeof FactSchema>;

/** A fact with all that it consists of, without comments and white space. */
export interface ReadFact extends Fact {
  readonly body: string;
}

/** What a source file states. */
export interface FileFacts {
  /** In the order of lines. */
  readonly facts: readonly ReadFact[];
  /** The identifiers of the code, without those of imports. */
  readonly identifiers: ReadonlySet<string>;
  /** Words of strings. */
  readonly words: ReadonlySet<string>;
  /** Strings of several words. */
  readonly messages: readonly string[];
  /** Sentences of doc comments. */
  readonly docs: readonly string[];
}

/** The names that a constructor has in some language. */
const CONSTRUCTORS = new Set([
  'constructor',
  '__construct',
  '__init__',
  '__new__',
  'new',
  'init',
  'initialize',
]);

/** The name under which documents know a fact: a constructor has the name of its class. */
export function knownName({ name, container }: Fact): string {
  return CONSTRUCTORS.has(name) ? (container.split('.').at(-1) ?? name) : name;
}

/** Whether documents can speak of a fact: it is not private, or is a constructor. */
export function isVisible(fact: Fact): boolean {
  return fact.isPublic || CONSTRUCTORS.has(fact.name);
}
