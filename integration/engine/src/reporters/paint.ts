import { styleText } from 'node:util';
import type { Status } from '../report/schema.ts';

/** The terminal styles that reports use. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'magenta' | 'cyan';

/** Styles a text; returns it unchanged if colours are off. */
export type Paint = (style: Style, text: string) => string;

/** Creates a {@link Paint} with colours on or off. */
export function painter(colour: boolean): Paint {
  return colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
}

/** The style of each status in a terminal. */
export const STATUS_STYLES: Readonly<Record<Status, Style>> = {
  'up-to-date': 'green',
  drifted: 'yellow',
  'upstream-drifted': 'yellow',
  unknown: 'magenta',
  'not-completed': 'dim',
  accepted: 'cyan',
};
