import { styleParts } from './rules/style-text.ts';
import type { TextLanguage } from './text-language.ts';
import { LIKE_CSS } from './rules/fact-syntax.ts';

export const scss: TextLanguage = {
  files: '.scss',
  version: 1,
  facts: LIKE_CSS,
  read: (text) => styleParts(text, true),
};
