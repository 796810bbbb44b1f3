import type { Language } from '../language.ts';
import { C } from './c.ts';
import { CSHARP } from './csharp.ts';
import type { Declarations } from './declaration.ts';
import { GO } from './go.ts';
import { JAVA } from './java.ts';
import { PHP } from './php.ts';
import { PYTHON } from './python.ts';
import { RUBY } from './ruby.ts';
import { RUST } from './rust.ts';
import { SCRIPT } from './script.ts';

/** How each language declares its symbols. */
export const DECLARATIONS: Readonly<Record<Language, Declarations>> = {
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
