/** A code block of a guide. */
export interface GuideBlock {
  readonly language: string;
  readonly text: string;
  /** The file that it is; its first line says so, or the first one of its frontmatter. */
  readonly name: string | null;
  /** What the page says before the next block, or the next section. */
  readonly after: string;
}

/** A part of a guide, from one heading of level 2 to the next. */
export interface GuideSection {
  /** Empty for what stands before the first of them. */
  readonly heading: string;
  readonly blocks: readonly GuideBlock[];
}

const BLOCK = /^```(\w+)\n([\s\S]*?)^```$/gm;

const NAME = /^(?:(?:#!.*|---)\n)?(?:#|\/\/) (\S+)\n/;

/**
 * The code blocks of a text, in its order.
 *
 * @throws {Error} where there is a fence that is none of them, so that none is missed
 */
export function blocksOf(text: string): GuideBlock[] {
  const found = [...text.matchAll(BLOCK)];
  const fences = text.match(/^ *(?:```|~~~)/gm) ?? [];
  if (fences.length !== 2 * found.length) {
    throw new Error(`not every code block could be read:\n${text}`);
  }
  return found.map((match, index) => {
    const [block, language = '', content = ''] = match;
    return {
      language,
      text: content,
      name: NAME.exec(content)?.[1] ?? null,
      after: text.slice(match.index + block.length, found[index + 1]?.index),
    };
  });
}

/** The sections of a guide, in its order. A line of a code block is no heading. */
export function sectionsOf(guide: string): GuideSection[] {
  const headings = [...guide.matchAll(/^```[\s\S]*?^```$|^## (.*)$/gm)].filter(
    ([, heading]) => heading !== undefined,
  );
  const starts = [0, ...headings.map(({ index }) => index)];
  return starts.map((start, place) => ({
    heading: headings[place - 1]?.[1] ?? '',
    blocks: blocksOf(guide.slice(start, starts[place + 1])),
  }));
}
