import { astro } from './astro.ts';
import { c } from './c.ts';
import { cpp } from './cpp.ts';
import { css } from './css.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { json } from './json.ts';
import type { LanguageSupport } from './language-support.ts';
import { markdown } from './markdown.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { scss } from './scss.ts';
import { shell } from './shell.ts';
import { svelte } from './svelte.ts';
import type { TextLanguage } from './text-language.ts';
import { toml } from './toml.ts';
import { tsx } from './tsx.ts';
import { typescript } from './typescript.ts';
import { vue } from './vue.ts';
import { yaml } from './yaml.ts';

/** The languages that are parsed, by their names in reports. */
export const SUPPORTED = {
  c,
  cpp,
  csharp,
  go,
  java,
  javascript,
  php,
  python,
  ruby,
  rust,
  tsx,
  typescript,
} as const satisfies Record<string, LanguageSupport>;

/** The languages that are compared without a grammar, by their names in reports. */
export const TEXT_LANGUAGES = {
  astro,
  css,
  json,
  markdown,
  scss,
  shell,
  svelte,
  toml,
  vue,
  yaml,
} as const satisfies Record<string, TextLanguage>;
