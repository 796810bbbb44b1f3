import { styleParts } from './rules/style-text.ts';
import type { TextLanguage } from './text-language.ts';
import { LIKE_CSS } from './rules/fact-syntax.ts';

export const css: TextLanguage = {
  files: '.css .pcss .postcss',
  version: 1,
  facts: LIKE_CSS,
  read: (text) => styleParts(text, false),
};
