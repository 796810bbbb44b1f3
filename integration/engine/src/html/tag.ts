import { escapeHtml } from './html.ts';
import type { Edit } from './edits.ts';

/** An attribute as it stands in a page, from its name to the end of its value. */
export interface Attribute {
  /** In lower case. */
  readonly name: string;
  /** Without quotes and entities. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A start tag as it stands in a page. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
}

/** The value of an attribute; `null` where there is none of that name. */
export function attributeOf({ attributes }: Tag, name: string): string | null {
  return attributes.find((attribute) => attribute.name === name)?.value ?? null;
}

/** The classes of an element. */
export function classesOf(tag: Tag): string[] {
  return (attributeOf(tag, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
}

/** Sets attributes of a tag, and leaves all others as they are written. */
export function setAttributes(tag: Tag, values: Readonly<Record<string, string>>): Edit[] {
  const end = tag.attributes.at(-1)?.end ?? tag.nameEnd;
  return Object.entries(values).map(([name, value]) => {
    const written = `${name}="${escapeHtml(value)}"`;
    const old = tag.attributes.find((attribute) => attribute.name === name);
    return old === undefined
      ? { start: end, end, text: ` ${written}` }
      : { start: old.start, end: old.end, text: written };
  });
}
