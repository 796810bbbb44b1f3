import { printable, printableCode } from './printable.ts';

/** Text for people that is safe to print. {@link line}, {@link block} and renderers make it. */
export class LogText {
  private readonly text: string;

  /** @param text of which everything that comes from elsewhere is printable */
  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Value = string | number | LogText;

/** Template tag. Values are made printable on one line, unless they are {@link LogText}. */
export function line(strings: TemplateStringsArray, ...values: readonly Value[]): LogText {
  const written = values.map((value) =>
    value instanceof LogText ? value.toString() : printable(String(value)),
  );
  return new LogText(String.raw({ raw: strings }, ...written));
}

/** A text of several lines, such as the message of another program's error. */
export function block(text: string): LogText {
  return new LogText(text.split('\n').map(printableCode).join('\n'));
}

/** Texts below one another. */
export function below(texts: readonly LogText[]): LogText {
  return new LogText(texts.join('\n'));
}
