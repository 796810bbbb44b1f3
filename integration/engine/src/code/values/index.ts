import type { Language } from '../language.ts';
import { C } from './c.ts';
import { CSHARP } from './csharp.ts';
import { GO } from './go.ts';
import { JAVA } from './java.ts';
import { PHP } from './php.ts';
import { PYTHON } from './python.ts';
import { RUBY } from './ruby.ts';
import { RUST } from './rust.ts';
import { SCRIPT } from './script.ts';
import type { Values } from './value.ts';

/** What each language can define besides symbols. */
export const VALUES: Readonly<Record<Language, Values>> = {
  c: C,
  cpp: C,
  csharp: CSHARP,
  go: GO,
  java: JAVA,
  javascript: SCRIPT,
  php: PHP,
  python: PYTHON,
  ruby: RUBY,
  rust: RUST,
  tsx: SCRIPT,
  typescript: SCRIPT,
};
