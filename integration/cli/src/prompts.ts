import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { printable } from '@astro-drift/engine/internal/text/printable';

/** One of the answers to choose from. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: LogText;
  readonly hint?: LogText;
}

/** A question with answers to choose from. */
export interface Selection<T extends string> {
  readonly message: LogText;
  readonly choices: readonly Choice<T>[];
  readonly proposed?: T;
}

/** A question that is answered with a text. */
export interface TextQuestion {
  readonly message: LogText;
  readonly proposed?: string;
  /** The problem with an answer; `null` for a valid one. */
  readonly problemOf: (given: string) => LogText | null;
}

/** Questions and notes for a person at a terminal. The answer is `null` if the person cancels. */
export interface Prompts {
  readonly begin: (text: LogText) => void;
  readonly cancel: (text: LogText) => void;
  readonly confirm: (message: LogText) => Promise<boolean | null>;
  readonly select: <T extends string>(selection: Selection<T>) => Promise<T | null>;
  readonly askText: (question: TextQuestion) => Promise<string | null>;
}

/** As many choices are shown at once. */
const SHOWN = 8;

/** Loads the prompt library. All texts are encoded for a terminal. */
export async function openPrompts(): Promise<Prompts> {
  const clack = await import('@clack/prompts');
  return {
    begin: (text) => {
      clack.intro(text.toString());
    },
    cancel: (text) => {
      clack.cancel(text.toString());
    },
    confirm: async (message) => {
      const answer = await clack.confirm({ message: message.toString() });
      return typeof answer === 'symbol' ? null : answer;
    },
    select: async <T extends string>({ message, choices, proposed }: Selection<T>) => {
      const answer = await clack.select<string>({
        message: message.toString(),
        maxItems: SHOWN,
        options: choices.map(({ value, label, hint }) => ({
          value,
          label: label.toString(),
          ...(hint && { hint: hint.toString() }),
        })),
        ...(proposed === undefined ? {} : { initialValue: proposed }),
      });
      return typeof answer === 'symbol' ? null : (answer as T);
    },
    askText: async ({ message, proposed, problemOf }) => {
      const answer = await clack.text({
        message: message.toString(),
        validate: (given) => problemOf(given ?? '')?.toString(),
        ...(proposed === undefined ? {} : { initialValue: printable(proposed) }),
      });
      return typeof answer === 'symbol' ? null : answer;
    },
  };
}
