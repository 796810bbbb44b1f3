import { type BundledLanguage, createHighlighter, type LanguageRegistration } from 'shiki';
import { LONGEST_LINE } from '../diff/words.ts';
import { Looks } from './token-classes.ts';
import { paletteOf } from './palette.ts';
import { type Runs, toRuns } from './token-runs.ts';
import type { CodeThemes } from './themes.ts';

/**
 * The time in milliseconds after which Shiki stops highlighting a line. Its default of half a
 * second is too short for the first line of a language on a busy machine. A hostile line takes
 * minutes.
 */
const LONGEST_TIME = 10_000;

/** The inputs of a highlighter: plain data, which can be passed to a thread. */
export interface ShikiSetup {
  readonly themes: CodeThemes;
  /** Languages that are not part of Shiki. */
  readonly grammars: readonly LanguageRegistration[];
}

/** A text, and its language by name. */
export interface Code {
  readonly language: string;
  readonly text: string;
}

/** Highlights code until it is closed. */
export interface CodeHighlighter {
  readonly highlight: (code: Code) => Promise<Runs>;
  readonly end: () => Promise<void>;
}

/** Highlights code with Shiki, and loads languages on demand. */
export class ShikiHighlighter implements CodeHighlighter {
  private readonly setup: ShikiSetup;
  private readonly looks: Looks;
  private readonly shiki: ReturnType<typeof createHighlighter>;

  constructor(setup: ShikiSetup) {
    const { light, dark } = setup.themes;
    this.setup = setup;
    this.looks = new Looks({ light: paletteOf(light), dark: paletteOf(dark) });
    this.shiki = createHighlighter({ themes: [light, dark], langs: [] });
  }

  async highlight({ language, text }: Code): Promise<Runs> {
    const { themes, grammars } = this.setup;
    const shiki = await this.shiki;
    const own = grammars.filter(({ name }) => name === language);
    await shiki.loadLanguage(...(own.length > 0 ? own : [language as BundledLanguage]));
    const lines = shiki.codeToTokensWithThemes(text, {
      lang: language as BundledLanguage,
      themes: { light: themes.light, dark: themes.dark },
      tokenizeMaxLineLength: LONGEST_LINE,
      tokenizeTimeLimit: LONGEST_TIME,
    });
    // Shiki counts an empty text after the last line break as a line.
    if (text === '' || text.endsWith('\n')) lines.pop();
    return toRuns(
      lines.map((tokens) =>
        tokens.map(({ content, variants: { light = {}, dark = {} } }) => ({
          text: content,
          look: this.looks.of(light, dark),
        })),
      ),
    );
  }

  async end(): Promise<void> {
    (await this.shiki).dispose();
  }
}
