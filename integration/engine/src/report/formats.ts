import type { Format } from './format-names.ts';
import type { FileUrl } from './formats/file-url.ts';
import { renderGithub } from './formats/github.ts';
import { renderGitlab } from './formats/gitlab.ts';
import { renderJson } from './formats/json.ts';
import { renderJunit } from './formats/junit.ts';
import { renderMarkdown } from './formats/markdown.ts';
import { renderSarif } from './formats/sarif.ts';
import { writeText } from './formats/text.ts';
import type { Report } from './schema.ts';

/** What the report does not say, and its look depends on. */
export interface Look {
  /** Text only: whether the terminal shows colours. */
  readonly colour: boolean;
  /** Text only: columns to fit into; `null` where lines are not to be broken. */
  readonly width: number | null;
  /** Markdown only: bytes of UTF-8 to stay below; `null` for no limit. See `MARKDOWN_LIMITS`. */
  readonly limit: number | null;
  /** Markdown only: the forge's pages; `null` for a report without links. */
  readonly fileUrl: FileUrl | null;
  /** SARIF only: the version of this package. */
  readonly version: string;
}

const RENDERERS: Readonly<
  Record<Format, (report: Report, look: Look) => string | Iterable<string>>
> = {
  text: writeText,
  json: renderJson,
  markdown: renderMarkdown,
  github: renderGithub,
  gitlab: renderGitlab,
  sarif: (report, { version }) => renderSarif(report, version),
  junit: renderJunit,
};

/**
 * Writes a report in a format, with a line break at the end. The result is empty if the format has
 * nothing to say, as `github` without findings. Decision: Write reports in pieces.
 */
export function* renderReport(
  format: Format,
  report: Report,
  look: Look,
): Generator<string, void, undefined> {
  const rendered = RENDERERS[format](report, look);
  let last = '';
  for (const piece of typeof rendered === 'string' ? [rendered.trimEnd()] : rendered) {
    if (piece === '') continue;
    yield piece;
    last = piece;
  }
  if (last !== '') yield '\n';
}
