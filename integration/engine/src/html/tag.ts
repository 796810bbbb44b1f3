import { escapeHtml } from './html.ts';
import type { Edit } from './edits.ts';

/** An attribute in the source of a page. It reaches from its name to the end of its value. */
export interface Attribute {
  /** The name in lower case. */
  readonly name: string;
  /** The value, without quotes and with entities decoded. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A start tag in the source of a page. */
export interface Tag {
  /** The name in lower case. */
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
}

/** Returns the value of an attribute. Returns `null` if the tag does not have it. */
export function attributeOf({ attributes }: Tag, name: string): string | null {
  return attributes.find((attribute) => attribute.name === name)?.value ?? null;
}

/** Returns the classes of an element. */
export function classesOf(tag: Tag): string[] {
  return (attributeOf(tag, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
}

/** Makes edits that set attributes of a tag. All other attributes stay as they are written. */
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
