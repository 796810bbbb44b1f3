import { printable, printableCode } from './printable.ts';

/**
 * Text for people that is safe to print. It is made by {@link line}, {@link block} and renderers.
 */
export class LogText {
  private readonly text: string;

  /** @param text a text in which everything that comes from outside is already printable */
  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Value = string | number | LogText;

/** A template tag. Values are made printable on one line, unless they are {@link LogText}. */
export function line(strings: TemplateStringsArray, ...values: readonly Value[]): LogText {
  const written = values.map((value) =>
    value instanceof LogText ? value.toString() : printable(String(value)),
  );
  return new LogText(String.raw({ raw: strings }, ...written));
}

/** Makes a text of several lines printable, such as the error message of another program. */
export function block(text: string): LogText {
  return new LogText(text.split('\n').map(printableCode).join('\n'));
}

/** Joins texts with a line break between them. */
export function below(texts: readonly LogText[]): LogText {
  return new LogText(texts.join('\n'));
}
