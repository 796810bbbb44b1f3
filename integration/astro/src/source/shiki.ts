import { type BundledLanguage, createHighlighter, type LanguageRegistration } from 'shiki';
import { LONGEST_LINE } from '../diff/words.ts';
import { Looks } from './token-classes.ts';
import { paletteOf } from './palette.ts';
import { type Runs, toRuns } from './token-runs.ts';
import type { CodeThemes } from './themes.ts';

/**
 * Shiki stops highlighting a line after this number of milliseconds. Its default, half a second, is
 * too short on a busy machine, because the first line of a language takes longer. A hostile line
 * could take minutes.
 */
const LONGEST_TIME = 10_000;

/** What a highlighter needs. It is plain data, which can be passed to a thread. */
export interface ShikiSetup {
  readonly themes: CodeThemes;
  /** The languages that are not part of Shiki. */
  readonly grammars: readonly LanguageRegistration[];
}

/** A text, and the name of its language. */
export interface Code {
  readonly language: string;
  readonly text: string;
}

/** Highlights code until `end` is called. */
export interface CodeHighlighter {
  readonly highlight: (code: Code) => Promise<Runs>;
  readonly end: () => Promise<void>;
}

/** Highlights code with Shiki. Loads a language when it is needed. */
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
    // If the text ends with a line break, Shiki returns an empty line after it.
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
