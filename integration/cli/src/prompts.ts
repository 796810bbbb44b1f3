import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { printable } from '@astro-drift/engine/internal/text/printable';
import { Failure } from './failure.ts';

/** A question with answers to choose from. */
export interface Selection<T extends string> {
  readonly message: LogText;
  readonly choices: readonly {
    readonly value: T;
    readonly label: LogText;
    readonly hint?: LogText;
  }[];
  readonly proposed?: T;
}

/** A question that is answered with a text. */
export interface TextQuestion<T> {
  readonly message: LogText;
  readonly proposed?: string;
  /** Reads an answer. If it throws a {@link Failure}, the person sees why, and answers again. */
  readonly read: (given: string) => T;
}

/** Questions and notes for a person at a terminal. The answer is `null` if the person cancels. */
export interface Prompts {
  readonly begin: (text: LogText) => void;
  readonly cancel: (text: LogText) => void;
  readonly confirm: (message: LogText) => Promise<boolean | null>;
  readonly select: <T extends string>(selection: Selection<T>) => Promise<T | null>;
  readonly askText: <T>(question: TextQuestion<T>) => Promise<T | null>;
}

/** The number of choices that are visible at once. */
const VISIBLE_CHOICES = 8;

/** What a terminal sends for Ctrl+D. Node closes the input then, and no question would ever end. */
const END_OF_INPUT = '\u0004';

/** Loads the prompt library. All texts are encoded for a terminal. */
export async function openPrompts(): Promise<Prompts> {
  const clack = await import('@clack/prompts');
  clack.updateSettings({ aliases: { [END_OF_INPUT]: 'cancel' } });
  return {
    begin: (text) => {
      clack.intro(text.toString());
    },
    cancel: (text) => {
      clack.cancel(text.toString());
    },
    confirm: async (message) => {
      const answer = await clack.confirm({ message: message.toString() });
      return clack.isCancel(answer) ? null : answer;
    },
    select: async <T extends string>({ message, choices, proposed }: Selection<T>) => {
      const answer = await clack.select<string>({
        message: message.toString(),
        maxItems: VISIBLE_CHOICES,
        options: choices.map(({ value, label, hint }) => ({
          value,
          label: label.toString(),
          ...(hint && { hint: hint.toString() }),
        })),
        ...(proposed === undefined ? {} : { initialValue: proposed }),
      });
      return clack.isCancel(answer) ? null : (answer as T);
    },
    askText: async ({ message, proposed, read }) => {
      const answer = await clack.text({
        message: message.toString(),
        validate: (given) => problemWith(read, given ?? ''),
        ...(proposed === undefined ? {} : { initialValue: printable(proposed) }),
      });
      return clack.isCancel(answer) ? null : read(answer);
    },
  };
}

function problemWith(read: (given: string) => unknown, given: string): string | undefined {
  try {
    read(given);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return printable(error.message);
    throw error;
  }
}
