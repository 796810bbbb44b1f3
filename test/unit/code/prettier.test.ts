import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { languageOf, textLanguageOf } from '../../../integration/engine/src/code/language.ts';
import { type Outline, outlineOf } from '../../../integration/engine/src/code/outline.ts';
import { compareOutlines } from '../../../integration/engine/src/code/significance.ts';
import { textOutlineOf } from '../../../integration/engine/src/code/text-outline.ts';
import { isNightly } from '../../support/nightly.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Files of this repository, without those in which Prettier changes more than the format. */
const FILES = [
  ...['engine/src/code', 'engine/src/drift', 'engine/src/languages', 'cli/src/actions'].flatMap(
    (folder) => filesIn(`integration/${folder}`),
  ),
  ...filesIn('integration/astro/styles'),
  ...filesIn('content/architecture'),
  'package.json',
  'tsconfig.base.json',
];

function filesIn(folder: string): string[] {
  return (
    readdirSync(`${ROOT}${folder}`)
      .filter((name) => /\.(?:css|md|ts)$/.test(name))
      // Every third one says nearly as much.
      .filter((_, index) => isNightly || index % 3 === 0)
      .map((name) => `${folder}/${name}`)
  );
}

const OPTIONS: readonly Options[] = [
  { printWidth: 40, proseWrap: 'always' },
  {
    arrowParens: 'avoid',
    bracketSpacing: false,
    printWidth: 200,
    proseWrap: 'never',
    quoteProps: 'consistent',
    semi: false,
    singleQuote: false,
    tabWidth: 4,
    trailingComma: 'none',
  },
];

async function read(path: string, text: string): Promise<Outline | null> {
  const [language, textLanguage] = [languageOf(path), textLanguageOf(path)];
  if (language !== null) return outlineOf(language, text);
  return textLanguage === null ? null : textOutlineOf(textLanguage, path, text);
}

/** Wrapped frontmatter is `mechanical`, and comments move with what they are about. */
const HARMLESS = new Set(['comment', 'format', 'mechanical']);

describe('compareOutlines', () => {
  it.each(OPTIONS)('finds no change that counts where Prettier is run with %j', async (options) => {
    const found: string[] = [];
    let changed = 0;
    for (const path of FILES) {
      const text = readFileSync(`${ROOT}${path}`, 'utf8');
      const other = await format(text, {
        ...options,
        embeddedLanguageFormatting: 'off',
        filepath: path,
      });
      const [before, after] = [await read(path, text), await read(path, other)];
      const verdict = before && after ? compareOutlines(before, after) : 'unread';
      if (text !== other) changed++;
      if (!HARMLESS.has(verdict)) found.push(`${verdict} ${path}`);
    }
    expect(found).toEqual([]);
    expect(changed).toBeGreaterThan(FILES.length / 2);
  });
});
