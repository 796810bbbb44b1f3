import { javascript } from './javascript.ts';
import type { LanguageSupport } from './language-support.ts';

/** TypeScript with JSX. The rules are those of JavaScript, which include the nodes for types. */
export const tsx: LanguageSupport = { ...javascript, files: '.tsx', grammar: 'tsx' };
