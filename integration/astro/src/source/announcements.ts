import type { Strings } from '../strings/strings.ts';

/**
 * The texts that the script of a source page announces to screen readers. They contain
 * placeholders.
 */
export interface Announcements {
  readonly absent: string;
  readonly selected: string;
  readonly range: string;
  readonly copied: string;
  readonly refused: string;
}

/** Returns these texts in the language of the page. */
export function announcementsIn(strings: Strings): Announcements {
  return {
    absent: strings.text('drift.source.absent', { line: '{{line}}' }),
    selected: strings.text('drift.source.selected', { lines: '{{lines}}' }),
    range: strings.text('drift.source.range', { first: '{{first}}', last: '{{last}}' }),
    copied: strings.text('drift.source.copied'),
    refused: strings.text('drift.source.refused'),
  };
}
