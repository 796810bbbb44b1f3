import { styleParts } from './rules/style-text.ts';
import type { TextLanguage } from './text-language.ts';

export const scss: TextLanguage = {
  files: '.scss',
  version: 1,
  read: (text) => styleParts(text, true),
};
