import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { type BundledLanguage, createHighlighter } from 'shiki';
import { plainLines, type TokenLine } from '../diff/tokens.ts';
import { LONGEST_LINE } from '../diff/words.ts';
import { codeStyle } from './code-style.ts';
import { HighlightCache } from './highlight-cache.ts';
import { languageOf } from './language.ts';
import { Looks, type Palettes } from './look.ts';
import { type LanguageChoice, type LoadedLanguages, loadLanguages } from './own-languages.ts';
import { paletteOf } from './palette.ts';
import { applyRuns, type Runs, toRuns } from './runs.ts';
import { type CodeThemes, loadThemes, type ThemeChoice } from './themes.ts';

/** Changes with every change of what is remembered. */
const VERSION = 1;

/** Longer texts, in UTF-16 units, are shown without colours. */
export const LONGEST_TEXT = 200_000;

/** The parts of Astro's `markdown.shikiConfig` that are used. */
export interface HighlighterSettings extends ThemeChoice, LanguageChoice {}

/** How many texts were highlighted, and how many others were so in an earlier build. */
export interface HighlightCounts {
  readonly highlighted: number;
  readonly unchanged: number;
}

/** What everything is highlighted with. */
interface Setup {
  readonly themes: CodeThemes;
  readonly palettes: Palettes;
  readonly languages: LoadedLanguages;
  readonly cache: HighlightCache;
}

type Shiki = Awaited<ReturnType<typeof createHighlighter>>;

/**
 * Gives code its colours, with Shiki and the themes of the site. Texts that were highlighted in an
 * earlier build are not highlighted again.
 */
export class Highlighter {
  private readonly settings: HighlighterSettings;
  private readonly folder: string | null;
  private readonly work = new Map<string, Promise<Runs>>();
  private readonly highlighted = new Set<string>();
  private readonly unchanged = new Set<string>();
  private setup: Promise<Setup> | null = null;
  private shiki: Promise<Shiki> | null = null;

  /** @param cacheDir a folder in which to remember from one build to the next; `null` for none */
  constructor(settings: HighlighterSettings, cacheDir: string | null) {
    this.settings = settings;
    this.folder = cacheDir === null ? null : `${cacheDir}/astro-drift-code`;
  }

  get counts(): HighlightCounts {
    return { highlighted: this.highlighted.size, unchanged: this.unchanged.size };
  }

  /**
   * The lines of a text in colours. They are plain where nothing is known of the file's language,
   * in texts longer than {@link LONGEST_TEXT}, and where a line is longer than {@link LONGEST_LINE}.
   *
   * @param path of the file, which tells the language
   * @param oid git's id of the text
   */
  async lines(path: string, oid: string, text: string): Promise<TokenLine[]> {
    if (text.length > LONGEST_TEXT) return plainLines(text);
    const { languages } = await this.prepare();
    const language = languageOf(path, languages);
    if (language === null) return plainLines(text);
    const key = `${oid}-${encodeURIComponent(language)}`;
    const running = this.work.get(key) ?? this.find(key, language, text);
    this.work.set(key, running);
    try {
      return applyRuns(text, await running) ?? plainLines(text);
    } finally {
      this.work.delete(key);
    }
  }

  /** The style sheet of the colours: see {@link codeStyle}. */
  async style(): Promise<string> {
    return codeStyle((await this.prepare()).palettes);
  }

  /** Ends a build: forgets what it did not use, and what it holds itself. */
  async finish(): Promise<void> {
    await (await this.setup)?.cache.prune();
    (await this.shiki)?.dispose();
    this.shiki = null;
  }

  private async find(key: string, language: string, text: string): Promise<Runs> {
    const { cache } = await this.prepare();
    const known = await cache.read(key);
    if (known !== null && applyRuns(text, known) !== null) {
      if (!this.highlighted.has(key)) this.unchanged.add(key);
      return known;
    }
    const runs = await this.highlight(language, text);
    await cache.write(key, runs);
    this.highlighted.add(key);
    return runs;
  }

  private async highlight(language: string, text: string): Promise<Runs> {
    const { palettes, themes } = await this.prepare();
    const shiki = await this.load(language);
    const looks = new Looks(palettes);
    const lines = shiki.codeToTokensWithThemes(text, {
      lang: language as BundledLanguage,
      themes: { light: themes.light, dark: themes.dark },
      tokenizeMaxLineLength: LONGEST_LINE,
    });
    // What follows the last line break is a line to Shiki even if it is empty.
    if (text === '' || text.endsWith('\n')) lines.pop();
    return toRuns(
      lines.map((tokens) =>
        tokens.map(({ content, variants: { light = {}, dark = {} } }) => ({
          text: content,
          look: looks.of(light, dark),
        })),
      ),
    );
  }

  private async load(language: string): Promise<Shiki> {
    const { themes, languages } = await this.prepare();
    this.shiki ??= createHighlighter({ themes: [themes.light, themes.dark], langs: [] });
    const shiki = await this.shiki;
    const own = languages.grammars.filter(({ name }) => name === language);
    await shiki.loadLanguage(...(own.length > 0 ? own : [language as BundledLanguage]));
    return shiki;
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

function shikiVersion(): string {
  const manifest = createRequire(import.meta.url)('shiki/package.json') as { version: string };
  return manifest.version;
}
