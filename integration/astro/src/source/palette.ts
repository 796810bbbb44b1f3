/** The used parts of a code theme. Colours are as the theme writes them, usually `#rrggbb`. */
export interface CodeTheme {
  readonly bg: string;
  readonly fg: string;
  readonly settings: readonly {
    readonly settings?: { readonly foreground?: string | undefined } | undefined;
  }[];
  /** Values for colours that Shiki cannot read, such as `var(--code-string)`. */
  readonly colorReplacements?: Readonly<Record<string, string>>;
}

/** The colours of a theme. */
export interface Palette {
  readonly background: string;
  readonly foreground: string;
  /** The colours of tokens except the foreground, without duplicates, in the theme's order. */
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
  // Some themes use `inherit`, which Shiki does not support.
  for (const none of [shown(fg), 'inherit']) others.delete(none);
  return { background: shown(bg), foreground: shown(fg), colours: [...others] };
}
