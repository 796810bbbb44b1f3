import { componentParts } from './rules/component-text.ts';
import type { TextLanguage } from './text-language.ts';
import { LIKE_HTML } from './rules/fact-syntax.ts';

export const vue: TextLanguage = {
  files: '.vue',
  version: 1,
  facts: LIKE_HTML,
  read: (text) => componentParts(text, { hasBracedComments: false, script: 'javascript' }),
};
