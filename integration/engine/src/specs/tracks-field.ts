/**
 * A line that may be the field of a page's frontmatter, as an extended regular expression; `"tracks":`
 * is YAML as well. In JSON and in TOML the field is not read, which the author is to be told.
 */
export const TRACKS_FIELD = `^[ \t{]*["']?tracks["']? *[:=]`;
