import { styleText } from 'node:util';
import type { Status } from '../report/schema.ts';

/** The terminal styles that reports use. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'magenta' | 'cyan';

/** Gives a text a style. It returns the text unchanged if colours are off. */
export type Paint = (style: Style, text: string) => string;

/** Makes a {@link Paint} with or without colours. */
export function painter(colour: boolean): Paint {
  return colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
}

/** The style that each status has in a terminal. */
export const STATUS_STYLES: Readonly<Record<Status, Style>> = {
  'up-to-date': 'green',
  drifted: 'yellow',
  'upstream-drifted': 'yellow',
  unknown: 'magenta',
  'not-completed': 'dim',
  accepted: 'cyan',
};
