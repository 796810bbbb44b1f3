import { c } from './c.ts';
import type { LanguageSupport } from './language-support.ts';

/** The rules are those of C, which include the nodes for classes and templates. */
export const cpp: LanguageSupport = {
  ...c,
  files: '.cc .cpp .cxx .h .hh .hpp .hxx',
  grammar: 'cpp',
};
