/**
 * The parts of a code theme that are used. Colours have the form that the theme uses, which is
 * usually `#rrggbb`.
 */
export interface CodeTheme {
  readonly bg: string;
  readonly fg: string;
  readonly settings: readonly {
    readonly settings?: { readonly foreground?: string | undefined } | undefined;
  }[];
  /** The real values of colours that Shiki cannot read, such as `var(--code-string)`. */
  readonly colorReplacements?: Readonly<Record<string, string>>;
}

/** The colours of a theme. */
export interface Palette {
  readonly background: string;
  readonly foreground: string;
  /**
   * The colours of tokens in the order of the theme, without duplicates and without the foreground.
   */
  readonly colours: readonly string[];
}

/** Collects the colours that a theme can give to tokens. */
export function paletteOf({ bg, fg, settings, colorReplacements = {} }: CodeTheme): Palette {
  const shown = (colour: string): string => {
    const written = colour.toLowerCase();
    return colorReplacements[written] ?? written;
  };
  const colours = settings.flatMap(({ settings: { foreground = '' } = {} }) =>
    foreground === '' ? [] : [shown(foreground)],
  );
  const others = new Set(colours);
  // Shiki does not support `inherit`, which some themes use.
  for (const none of [shown(fg), 'inherit']) others.delete(none);
  return { background: shown(bg), foreground: shown(fg), colours: [...others] };
}
