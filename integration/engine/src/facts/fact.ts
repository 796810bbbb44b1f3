import * as z from 'zod';

/** The schema of the type {@link Fact}. */
export const FactSchema = z.object({
  /**
   * The names of at most two blocks that contain the fact, joined by dots. It is empty at the top
   * of a file.
   */
  container: z.string(),
  name: z.string(),
  /**
   * The kind of fact. A definition has a keyword or a body, a key has a value, and an item is a
   * member of a list.
   */
  kind: z.enum(['definition', 'key', 'item']),
  /** The line, counted from 1. */
  line: z.number(),
  /** The literal that the name is set to or has as its default. It is `null` if there is none. */
  value: z.string().nullable(),
  /** The parameters with their defaults, without types. It is `null` if the fact is no function. */
  parameters: z.string().nullable(),
  /** Sorted. The possible values are `abstract`, `async`, `deprecated`, `optional` and `static`. */
  marks: z.array(z.string()),
  /** The number of errors that it throws and warnings that it writes. */
  errors: z.number(),
  /** True if it is not private and not inside of a function. */
  isPublic: z.boolean(),
  /** True if other files can use it. */
  isExported: z.boolean(),
});

/** Something that a source file states about a name. It is plain data. */
export type Fact = z.output<typeof FactSchema>;

/** A fact together with its code, without comments and white space. */
export interface ReadFact extends Fact {
  readonly body: string;
}

/** Everything that is read from a source file. */
export interface FileFacts {
  /** The facts, in the order of lines. */
  readonly facts: readonly ReadFact[];
  /** The identifiers in the code. Imports are left out. */
  readonly identifiers: ReadonlySet<string>;
  /** The words in strings. */
  readonly words: ReadonlySet<string>;
  /** The strings that consist of several words. */
  readonly messages: readonly string[];
  /** The sentences of doc comments. */
  readonly docs: readonly string[];
}

/** The names of constructors in various languages. */
const CONSTRUCTORS = new Set([
  'constructor',
  '__construct',
  '__init__',
  '__new__',
  'new',
  'init',
  'initialize',
]);

/** The keys under which the default of an option stands, in the description of the option. */
const DEFAULTS = new Set(['default', 'defaultValue', 'default_value']);

/**
 * Returns the name by which documents call a fact. They call a constructor by the name of its
 * class, and a default by the name of its option.
 */
export function knownName({ name, container }: Fact): string {
  const isNamedAround = CONSTRUCTORS.has(name) || DEFAULTS.has(name);
  const around = container.split('.').at(-1) ?? '';
  return isNamedAround && around !== '' ? around : name;
}

/** Whether documents may describe a fact. It must not be private, unless it is a constructor. */
export function isVisible(fact: Fact): boolean {
  return fact.isPublic || CONSTRUCTORS.has(fact.name);
}

/** Makes a fact that states nothing but a name that everybody can see. */
export function nameFact(
  named: Pick<Fact, 'container' | 'name' | 'kind' | 'line'> & Partial<Fact>,
): Fact {
  return {
    value: null,
    parameters: null,
    marks: [],
    errors: 0,
    isPublic: true,
    isExported: true,
    ...named,
  };
}
