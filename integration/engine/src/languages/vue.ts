import { componentParts } from './rules/component-text.ts';
import type { TextLanguage } from './text-language.ts';

export const vue: TextLanguage = {
  files: '.vue',
  version: 1,
  read: (text) => componentParts(text, { hasBracedComments: false, script: 'javascript' }),
};
