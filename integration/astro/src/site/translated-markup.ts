import { Html } from '@astro-drift/engine/internal/html/html';
import type { CountedName, PlainName } from '../strings/english.ts';
import type { Strings, Values } from '../strings/strings.ts';

/** The props of the component for a translated string. */
export interface PhraseProps {
  readonly name: PlainName | CountedName;
  /** A number, for strings with plural forms. */
  readonly count?: number;
  readonly values?: Values;
}

/** The slots of a component, as Astro passes them. */
interface Slots {
  readonly render: (name: string) => Promise<string>;
}

/** Renders a string as markup. Slots fill the placeholders with the same names. */
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
