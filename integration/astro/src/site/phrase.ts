import { Html } from '@astro-drift/engine/internal/html/html';
import type { CountedName, PlainName } from '../strings/english.ts';
import type { Strings, Values } from '../strings/strings.ts';

/** A string, as a component is given it. */
export interface PhraseProps {
  readonly name: PlainName | CountedName;
  /** Where the string depends on one. */
  readonly count?: number;
  readonly values?: Values;
}

/** The slots of a component, with what else Astro has there. */
interface Slots {
  readonly render: (name: string) => Promise<string>;
}

/** A string as markup, in which what stands in a component's slots is filled in by their names. */
export async function phrase(
  slots: Slots,
  { name, count, values }: PhraseProps,
  strings: Strings,
): Promise<string> {
  const filled = await Promise.all(
    Object.keys(slots).map(async (slot): Promise<[string, Html]> => {
      return [slot, new Html((await slots.render(slot)).trim())];
    }),
  );
  const all = { ...values, ...Object.fromEntries(filled) };
  const found =
    count === undefined
      ? strings.html(name as PlainName, all)
      : strings.countHtml(name as CountedName, count, all);
  return found.toString();
}
