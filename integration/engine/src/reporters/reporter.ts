import type { Report } from '../report/schema.ts';
import type { FileUrl } from './file-url.ts';

/** What an output depends on besides the report. */
export interface Look {
  /** Text only: whether the terminal shows colours. */
  readonly colour: boolean;
  /** Text only: the width in columns; `null` if lines are not wrapped. */
  readonly width: number | null;
  /** Markdown only: the maximum size in bytes of UTF-8; `null` for no limit. */
  readonly limit: number | null;
  /** Markdown only: the addresses of files on the forge; `null` for a report without links. */
  readonly fileUrl: FileUrl | null;
  /** SARIF only: the version of this package. */
  readonly version: string;
}

/** An output format. */
export interface Reporter {
  /** The name in `--format`. */
  readonly name: string;
  /** File name endings in `--output` that select this format. The guide shows the first one. */
  readonly endings: readonly string[];
  /** What the format is for, in Markdown. It stands in the help and in the guide. */
  readonly summary: string;
  /**
   * How the output is kept free of commands to a CI service. `reporter`: `render` does it, or the
   * format consists of such commands. `printer`: the terminal does it for each piece.
   */
  readonly commandsEscapedBy: 'reporter' | 'printer';
  /**
   * Renders a report, without a line break at the end. An iterable yields the output in pieces,
   * because the text of a large report can be longer than JavaScript allows for one string.
   */
  render(report: Report, look: Look): string | Iterable<string>;
}
