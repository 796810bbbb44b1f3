import type { Report } from '../report/schema.ts';
import type { FileUrl } from './file-url.ts';

/** Settings of single output formats. Each setting names its format. */
export interface Look {
  /** For `text`: whether the terminal shows colours. */
  readonly colour: boolean;
  /** For `text`: whether everything is shown, and not only the most important parts. */
  readonly all: boolean;
  /** For `text`: the width in columns. If it is `null`, lines are not wrapped. */
  readonly width: number | null;
  /** For `markdown`: the greatest size in bytes of UTF-8. If it is `null`, there is no limit. */
  readonly limit: number | null;
  /**
   * For `markdown`: returns the addresses of files on the forge. If it is `null`, the report has no
   * links.
   */
  readonly fileUrl: FileUrl | null;
  /** For `sarif`: the version of this package. */
  readonly version: string;
}

/** An output format. */
export interface Reporter {
  /** The name that `--format` takes. */
  readonly name: string;
  /**
   * The endings of file names in `--output` that select this format. The guide shows the first one.
   */
  readonly endings: readonly string[];
  /** Says in Markdown what the format is for. The help and the guide show it. */
  readonly summary: string;
  /**
   * Says who escapes commands to a CI service in the output. `reporter`: `render` does, or the
   * format consists of such commands. `printer`: the terminal does, for each piece.
   */
  readonly commandsEscapedBy: 'reporter' | 'printer';
  /**
   * Renders a report, without a line break at the end. An iterable yields the output in pieces,
   * because the text of a large report can be too long for a string of JavaScript.
   */
  render(report: Report, look: Look): string | Iterable<string>;
}
