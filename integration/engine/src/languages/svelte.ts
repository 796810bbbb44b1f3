import { componentParts } from './rules/component-text.ts';
import type { TextLanguage } from './text-language.ts';

export const svelte: TextLanguage = {
  files: '.svelte',
  version: 1,
  read: (text) => componentParts(text, { hasBracedComments: false, script: 'javascript' }),
};
