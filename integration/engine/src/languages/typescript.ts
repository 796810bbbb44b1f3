import { javascript } from './javascript.ts';
import type { LanguageSupport } from './language-support.ts';

/** The rules are those of JavaScript, which include the nodes for types. There is no JSX. */
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
