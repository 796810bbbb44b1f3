import { javascript } from './javascript.ts';
import type { LanguageSupport } from './language-support.ts';

/** TypeScript without JSX. The rules are those of JavaScript, which include the nodes for types. */
export const typescript: LanguageSupport = {
  ...javascript,
  files: '.cts .mts .ts',
  grammar: 'typescript',
  syntax: {
    ...javascript.syntax,
    nodes: {
      comment: 'comment html_comment',
      opaque: 'string regex',
      literal: 'template_string template_literal_type',
    },
  },
};
