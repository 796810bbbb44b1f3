/** What of a theme for code is used. Colours as the theme writes them, mostly `#rrggbb`. */
export interface CodeTheme {
  readonly bg: string;
  readonly fg: string;
  readonly settings: readonly {
    readonly settings?: { readonly foreground?: string | undefined } | undefined;
  }[];
  /** What stands for a colour that is none to Shiki, such as `var(--code-string)`. */
  readonly colorReplacements?: Readonly<Record<string, string>>;
}

/** The colours of a theme. */
export interface Palette {
  readonly background: string;
  readonly foreground: string;
  /** The colours of tokens other than the foreground, each once, in the theme's own order. */
  readonly colours: readonly string[];
}

/** The colours that a theme can give to a token. */
export function paletteOf({ bg, fg, settings, colorReplacements = {} }: CodeTheme): Palette {
  const shown = (colour: string): string => {
    const written = colour.toLowerCase();
    return colorReplacements[written] ?? written;
  };
  const colours = settings.flatMap(({ settings: { foreground = '' } = {} }) =>
    foreground === '' ? [] : [shown(foreground)],
  );
  const others = new Set(colours);
  // Some themes say `inherit`, of which Shiki knows nothing.
  for (const none of [shown(fg), 'inherit']) others.delete(none);
  return { background: shown(bg), foreground: shown(fg), colours: [...others] };
}
