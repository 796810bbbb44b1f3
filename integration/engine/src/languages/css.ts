import { styleParts } from './rules/style-text.ts';
import type { TextLanguage } from './text-language.ts';

export const css: TextLanguage = {
  files: '.css .pcss .postcss',
  version: 1,
  read: (text) => styleParts(text, false),
};
