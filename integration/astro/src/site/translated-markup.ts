import { Html } from '@astro-drift/engine/internal/html/html';
import type { CountedName, PlainName } from '../strings/english.ts';
import type { Strings, Values } from '../strings/strings.ts';

/** The props of the component that renders a translated string. */
export interface PhraseProps {
  readonly name: PlainName | CountedName;
  /** The number that decides between the plural forms of the string. */
  readonly count?: number;
  readonly values?: Values;
}

/** The slots of a component, in the form that Astro passes. */
interface Slots {
  readonly render: (name: string) => Promise<string>;
}

/** Renders a string as markup. A slot replaces the placeholder that has the same name. */
export async function translatedMarkup(
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
