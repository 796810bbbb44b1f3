import {
  baseOf,
  compilePattern,
  expandPattern,
  isGlob,
} from '@astro-drift/engine/internal/specs/pattern';
import type { TrackedPage } from '../eval/replay.ts';

/** A page with its sources and the commit for which it was right. */
export interface ReviewedPage extends TrackedPage {
  readonly reviewed: string;
}

/** Reads a list of pages: `[{ "page": "docs/a.md", "tracks": ["src/**"], "reviewed": "3f2a1c0" }]`. */
export function readPages(json: string): ReviewedPage[] {
  const entries: unknown = JSON.parse(json);
  if (!Array.isArray(entries)) throw new Error('The list of pages has to be an array.');
  return entries.map((entry: unknown, index) => {
    const { page, tracks, reviewed } = Object(entry) as Record<string, unknown>;
    if (typeof page !== 'string' || typeof reviewed !== 'string' || !isTexts(tracks)) {
      throw new Error(
        `Entry ${index + 1} of the list needs \`page\` and \`reviewed\` as texts, and \`tracks\` as an array of texts.`,
      );
    }
    return { page, tracks, reviewed };
  });
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

export function isMarkdown(path: string): boolean {
  return /\.mdx?$/.test(path);
}

/**
 * Finds the files that texts name: by their path from the root, or by an end of it that no other
 * file has. A name needs a slash or an extension, so that a word is none. Pages are left out.
 */
export class NamedFiles {
  /** Each file by all ends of its path; `null` if several paths end so. */
  private readonly byEnd = new Map<string, string | null>();

  constructor(paths: readonly string[]) {
    for (const path of paths) {
      for (let end = path; ; end = end.slice(end.indexOf('/') + 1)) {
        this.byEnd.set(end, this.byEnd.has(end) ? null : path);
        if (!end.includes('/')) break;
      }
    }
    for (const path of paths) this.byEnd.set(path, path);
  }

  /** Returns the files that a text names, sorted. */
  in(text: string): string[] {
    const names = (text.match(/[\w@.+-]+(?:\/[\w@.+-]+)*/g) ?? [])
      .map((name) => name.replace(/^(?:\.{1,2}\/)+|[.-]+$/g, ''))
      .filter((name) => /[/.]/.test(name) && !isMarkdown(name));
    const files = names.map((name) => this.byEnd.get(name) ?? '').filter(Boolean);
    return [...new Set(files)].sort();
  }
}

/** Returns as many elements as asked for, at even distances; all if there are fewer. */
export function spread<Element>(elements: readonly Element[], count: number): Element[] {
  const step = Math.max(1, elements.length / count);
  return elements.filter(
    (_, index) => index === 0 || Math.floor(index / step) > Math.floor((index - 1) / step),
  );
}

/** Returns a pattern without the definition or lines that it names in a file. */
function fileOf(pattern: string): string {
  return pattern.replace(/(?:#[^/]*|:\d[\d,-]*)$/, '').replace(/^\.\/|\/+$/g, '');
}

/** Returns a test for the files that a page tracks. */
export function matcherOf({ page, tracks }: TrackedPage): (path: string) => boolean {
  const testOf = (pattern: string): ((path: string) => boolean) => {
    const file = fileOf(pattern);
    const matches = compilePattern(file);
    return (path) => path === file || path.startsWith(`${file}/`) || matches(path);
  };
  const wanted = tracks.filter((pattern) => !pattern.startsWith('!')).map(testOf);
  const unwanted = tracks
    .filter((pattern) => pattern.startsWith('!'))
    .map((each) => testOf(each.slice(1)));
  return (path) =>
    path !== page && wanted.some((test) => test(path)) && !unwanted.some((test) => test(path));
}

/** Returns pathspecs of git for all files that pages track, and perhaps for more. */
export function pathspecsOf(pages: readonly TrackedPage[]): string[] {
  const patterns = pages
    .flatMap(({ tracks }) => tracks)
    .filter((pattern) => !pattern.startsWith('!'));
  const specs = patterns.map(fileOf).flatMap((pattern) => {
    if (!isGlob(pattern)) return [`:(literal)${pattern}`];
    const globs = expandPattern(pattern).map((alternative) => {
      const base = baseOf(alternative);
      return base !== '' && alternative === `${base}/**`
        ? `:(literal)${base}`
        : `:(glob)${alternative}`;
    });
    // `[id].ts` may be the name of a file.
    return pattern.includes('[') ? [`:(literal)${pattern}`, ...globs] : globs;
  });
  return [...new Set(specs)].sort();
}
