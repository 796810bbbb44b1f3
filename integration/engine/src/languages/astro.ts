import { componentParts } from './rules/component-text.ts';
import type { TextLanguage } from './text-language.ts';

export const astro: TextLanguage = {
  files: '.astro',
  version: 1,
  read: (text) =>
    componentParts(text, { fence: '---', hasBracedComments: true, script: 'typescript' }),
};
