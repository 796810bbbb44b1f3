import { type BundledLanguage, createHighlighter, type LanguageRegistration } from 'shiki';
import { LONGEST_LINE } from '../diff/words.ts';
import { Looks } from './look.ts';
import { paletteOf } from './palette.ts';
import { type Runs, toRuns } from './runs.ts';
import type { CodeThemes } from './themes.ts';

/**
 * Shiki stops colouring a line after this time, in milliseconds. It stops after half a second by
 * itself, which the first line of a language can take on a busy machine; a hostile line takes minutes.
 */
const LONGEST_TIME = 10_000;

/** What code is highlighted with: data, so that it can be handed to a thread. */
export interface ShikiSetup {
  readonly themes: CodeThemes;
  /** Languages that Shiki does not bring. */
  readonly grammars: readonly LanguageRegistration[];
}

/** A text, and the language of Shiki or of the setup that it is written in. */
export interface Code {
  readonly language: string;
  readonly text: string;
}

/** Highlights code until it is ended. */
export interface CodeHighlighter {
  readonly highlight: (code: Code) => Promise<Runs>;
  readonly end: () => Promise<void>;
}

/** Highlights code with Shiki, and loads languages when they are needed. */
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
    // What follows the last line break is a line to Shiki even if it is empty.
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
