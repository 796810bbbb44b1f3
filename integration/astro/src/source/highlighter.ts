import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { plainLines, type TokenLine } from '../diff/tokens.ts';
import { LONGEST_LINE } from '../diff/words.ts';
import { codeStyle } from './code-style.ts';
import { HighlightCache } from './highlight-cache.ts';
import { languageOf } from './language.ts';
import type { MaskedText } from '../masking/masked-text.ts';
import type { Palettes } from './token-classes.ts';
import { type LanguageChoice, type LoadedLanguages, loadLanguages } from './site-languages.ts';
import { paletteOf } from './palette.ts';
import { applyRuns, type Runs } from './token-runs.ts';
import type { Code, CodeHighlighter, ShikiSetup } from './shiki.ts';
import { type CodeThemes, loadThemes, type ThemeChoice } from './themes.ts';

/** Increase this version with every change of the cached data. */
const VERSION = 1;

/** The maximum length of a text with colours, in UTF-16 units. */
export const LONGEST_TEXT = 200_000;

/** Those options in Astro's `markdown.shikiConfig` that the highlighter uses. */
export interface HighlighterSettings extends ThemeChoice, LanguageChoice {}

/** How many texts were highlighted, and how many were unchanged and came from the cache. */
export interface HighlightCounts {
  readonly highlighted: number;
  readonly unchanged: number;
}

export type StartShiki = (setup: ShikiSetup) => Promise<CodeHighlighter>;

/** What a highlighter loads before its first use. */
interface Setup {
  readonly themes: CodeThemes;
  readonly palettes: Palettes;
  readonly languages: LoadedLanguages;
  readonly cache: HighlightCache;
}

/**
 * Highlights code with Shiki and the site's themes. Takes texts that it highlighted in an earlier
 * build from a cache.
 */
export class Highlighter {
  private readonly settings: HighlighterSettings;
  private readonly folder: string | null;
  private readonly start: StartShiki;
  private readonly work = new Map<string, Promise<Runs>>();
  private readonly highlighted = new Set<string>();
  private readonly unchanged = new Set<string>();
  private setup: Promise<Setup> | null = null;
  private shiki: Promise<CodeHighlighter> | null = null;

  /**
   * @param cacheDir the folder for the cache between builds; `null` if there is no cache
   * @param start starts the highlighter for code that is not cached; it is called on first use
   */
  constructor(
    settings: HighlighterSettings,
    cacheDir: string | null,
    start: StartShiki = startThreads,
  ) {
    this.settings = settings;
    this.start = start;
    this.folder = cacheDir === null ? null : `${cacheDir}/astro-drift-code`;
  }

  get counts(): HighlightCounts {
    return { highlighted: this.highlighted.size, unchanged: this.unchanged.size };
  }

  /**
   * Returns the highlighted lines of a text. The lines have no colours in three cases: the language
   * of the file is not known, the text is longer than {@link LONGEST_TEXT}, or a line is longer
   * than {@link LONGEST_LINE}.
   *
   * @param path the path of the file, on which the language depends
   * @param id a unique name of the text, such as its blob id
   */
  async lines(path: string, id: string, text: MaskedText): Promise<TokenLine[]> {
    const begun = await this.begin(path, id, text);
    if (begun === null) return plainLines(text);
    try {
      return applyRuns(text, await begun.runs) ?? plainLines(text);
    } finally {
      this.work.delete(begun.key);
    }
  }

  /**
   * Starts the work of {@link lines} early. Takes the same arguments. Keeps the result until {@link
   * lines} is called.
   */
  async foresee(path: string, id: string, text: MaskedText): Promise<void> {
    const begun = await this.begin(path, id, text);
    await begun?.runs;
  }

  /** Returns the style sheet of the colours. {@link codeStyle} describes it. */
  async style(): Promise<string> {
    return codeStyle((await this.prepare()).palettes);
  }

  /**
   * Ends the work for a build. Removes unused files from the cache, and frees memory and threads.
   */
  async finish(): Promise<void> {
    await (await this.setup)?.cache.prune();
    await (await this.shiki)?.end();
    this.shiki = null;
  }

  /** Starts to highlight a text. Returns `null` if the text gets no colours. */
  private async begin(
    path: string,
    id: string,
    text: MaskedText,
  ): Promise<{ key: string; runs: Promise<Runs> } | null> {
    if (text.length > LONGEST_TEXT) return null;
    const { languages } = await this.prepare();
    const language = languageOf(path, languages);
    if (language === null) return null;
    const key = `${id}-${encodeURIComponent(language)}`;
    const runs = this.work.get(key) ?? this.find(key, language, text);
    this.work.set(key, runs);
    return { key, runs };
  }

  private async find(key: string, language: string, text: string): Promise<Runs> {
    const { cache } = await this.prepare();
    const known = await cache.read(key);
    if (known !== null && applyRuns(text, known) !== null) {
      if (!this.highlighted.has(key)) this.unchanged.add(key);
      return known;
    }
    const runs = await this.highlight({ language, text });
    await cache.write(key, runs);
    this.highlighted.add(key);
    return runs;
  }

  private async highlight(code: Code): Promise<Runs> {
    const { themes, languages } = await this.prepare();
    this.shiki ??= this.start({ themes, grammars: languages.grammars });
    return (await this.shiki).highlight(code);
  }

  private async prepare(): Promise<Setup> {
    return (this.setup ??= prepare(this.settings, this.folder));
  }
}

async function prepare(settings: HighlighterSettings, folder: string | null): Promise<Setup> {
  const [themes, languages] = await Promise.all([loadThemes(settings), loadLanguages(settings)]);
  const key = [VERSION, shikiVersion(), LONGEST_LINE, themes, languages.grammars];
  const digest = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16);
  return {
    themes,
    palettes: { light: paletteOf(themes.light), dark: paletteOf(themes.dark) },
    languages,
    cache: new HighlightCache(folder, digest),
  };
}

async function startThreads(setup: ShikiSetup): Promise<CodeHighlighter> {
  const { HighlightingThreads } = await import('./highlighting-threads.ts');
  return new HighlightingThreads(setup);
}

function shikiVersion(): string {
  const manifest = createRequire(import.meta.url)('shiki/package.json') as { version: string };
  return manifest.version;
}
