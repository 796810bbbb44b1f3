import type { CitationState } from '@astro-drift/engine/internal/citations/state';
import type { Edit } from '@astro-drift/engine/internal/html/edits';
import { escapeHtml, html } from '@astro-drift/engine/internal/html/html';
import { attributeOf, classesOf, setAttributes } from '@astro-drift/engine/internal/html/tag';
import type { Strings } from '../strings/strings.ts';
import { ofEngine } from './engine-text.ts';
import type { Reference } from './reference.ts';
import type { RenderedCode, RenderedLink } from './rendered.ts';
import type { SourceLink } from './source-link.ts';

/** Says what happened to the lines of a citation. Returns `null` if they are unchanged. */
export function noteOn(state: CitationState, strings: Strings): string | null {
  return state === 'ok' || state === 'moved' ? null : strings.text(`drift.citation.${state}`);
}

const CLASS = 'drift-citation';

/** A citation together with its target and its preview. */
export interface BoundCitation {
  readonly reference: Reference;
  readonly target: SourceLink;
  /** The id of the element that shows the first cited lines. It is `null` if there is none. */
  readonly preview: string | null;
  /** Says in English why the citation leads nowhere. It replaces the note on its state. */
  readonly message?: string;
}

/**
 * Replaces inline code or plain text by a link to the cited lines. The link has a note with the
 * state of the lines. If there is no link, the note says why.
 */
export function linkCode(
  { start, end }: RenderedCode,
  citation: BoundCitation,
  strings: Strings,
): Edit[] {
  const note = noteOf(citation, strings);
  const { state } = citation.reference;
  const element = citation.target.href === null ? 'span' : 'a';
  const attributes = {
    class: CLASS,
    'data-state': state,
    ...titleOf(citation, note),
    ...addressesOf(citation),
  };
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
  );
  return [
    { start, end: start, text: `<${element}${written.join('')}>` },
    { start: end, end, text: `${remarkOf(citation, note, strings)}</${element}>` },
  ];
}

/** Changes the target of an author's link to the cited lines. Adds a note on their state. */
export function redirectLink(
  { tag, contentEnd }: RenderedLink,
  citation: BoundCitation,
  strings: Strings,
): Edit[] {
  const note = noteOf(citation, strings);
  const { title } = titleOf(citation, note);
  const state = title !== undefined && {
    class: [...classesOf(tag), CLASS].join(' '),
    'data-state': citation.reference.state,
    title: attributeOf(tag, 'title') ?? title,
  };
  const edits = setAttributes(tag, { ...state, ...addressesOf(citation) });
  if (contentEnd === null) return edits;
  return [
    ...edits,
    { start: contentEnd, end: contentEnd, text: remarkOf(citation, note, strings) },
  ];
}

function addressesOf({ target: { href }, preview }: BoundCitation) {
  if (href === null) return {};
  return { href, ...(preview !== null && { 'data-preview': preview }) };
}

/**
 * Returns the note on a citation. Returns `null` if the cited lines are unchanged and the citation
 * has a link.
 */
function noteOf({ reference, target, message }: BoundCitation, strings: Strings): string | null {
  return (
    message?.replaceAll('`', '') ??
    noteOn(reference.state, strings) ??
    (target.href === null ? target.why : null)
  );
}

function titleOf({ reference, message }: BoundCitation, note: string | null): { title?: string } {
  if (note === null) return {};
  // A message names the citation itself.
  return { title: message === undefined ? `${reference.runs[0].text}: ${note}` : note };
}

/** Renders the note as text, for readers who do not see the underline. */
function remarkOf({ message }: BoundCitation, note: string | null, strings: Strings): string {
  if (note === null) return '';
  const text = message === undefined ? html`${note}` : ofEngine(note, strings);
  return html`<span class="drift-remark" data-pagefind-ignore> (${text})</span>`.toString();
}
