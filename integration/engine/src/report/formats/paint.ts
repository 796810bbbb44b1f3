import { styleText } from 'node:util';
import type { Status } from '../schema.ts';

/** A terminal's styles that reports make use of. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'magenta' | 'cyan';

/** Gives a text a style, or leaves it as it is where there is no colour. */
export type Paint = (style: Style, text: string) => string;

/** Makes the painter for a terminal with colours, or for one without. */
export function painter(colour: boolean): Paint {
  return colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
}

/** The style of a status, wherever it is told on a terminal. */
export const STATUS_STYLES: Readonly<Record<Status, Style>> = {
  'up-to-date': 'green',
  drifted: 'yellow',
  'upstream-drifted': 'yellow',
  unknown: 'magenta',
  'not-completed': 'dim',
  accepted: 'cyan',
};
