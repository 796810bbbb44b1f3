import { componentParts } from './rules/component-text.ts';
import type { TextLanguage } from './text-language.ts';
import { LIKE_HTML } from './rules/fact-syntax.ts';

export const astro: TextLanguage = {
  files: '.astro',
  version: 1,
  facts: { ...LIKE_HTML, visibleNames: ['Props'] },
  read: (text) =>
    componentParts(text, { fence: '---', hasBracedComments: true, script: 'typescript' }),
};
