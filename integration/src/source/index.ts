export { languageOf } from './language.ts';
export { numberLines } from './line-numbers.ts';
