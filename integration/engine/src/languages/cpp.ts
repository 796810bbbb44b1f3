import { c } from './c.ts';
import type { LanguageSupport } from './language-support.ts';

/** The rules of C are used. They include the nodes for classes and templates. */
export const cpp: LanguageSupport = {
  ...c,
  files: '.cc .cpp .cxx .h .hh .hpp .hxx',
  grammar: 'cpp',
};
