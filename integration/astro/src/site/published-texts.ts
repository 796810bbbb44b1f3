import { createHash } from 'node:crypto';
import type { ReadTexts } from '@astro-drift/engine/internal/git/batched-reader';
import { type MaskedText, maskSecrets } from '../masking/masked-text.ts';
import type { Sources } from './sources.ts';

/** The text of a file as a site may show it. */
export interface PublishedText {
  /** A unique id of the text: the blob id, unless something is masked. */
  readonly id: string;
  readonly text: MaskedText;
}

/** A file as a site may show it. */
export interface PublishedFile extends PublishedText {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A blob, and a file that has or had this content. */
export interface FileContent {
  readonly path: string;
  readonly oid: string;
}

/**
 * The contents of files that a site shows, with secrets masked. Nothing else reads them for pages.
 */
export class PublishedTexts {
  private readonly sources: Pick<Sources, 'read'>;
  private readonly readTexts: ReadTexts;
  private readonly masked = new Map<string, readonly number[]>();

  /** @param readTexts reads contents by blob id, committed or not */
  constructor(sources: Pick<Sources, 'read'>, readTexts: ReadTexts) {
    this.sources = sources;
    this.readTexts = readTexts;
  }

  /** The numbers of masked lines, by file. */
  get maskedLines(): ReadonlyMap<string, readonly number[]> {
    return this.masked;
  }

  /** Current contents of files. Missing and binary files are left out. */
  async readFiles(paths: readonly string[]): Promise<ReadonlyMap<string, PublishedFile>> {
    const files = new Map<string, PublishedFile>();
    for (const [path, { oid, text }] of await this.sources.read(paths)) {
      const published = this.publish({ path, oid }, text);
      files.set(path, { ...published, path, size: Buffer.byteLength(text) });
      const lines = linesThatDiffer(text, published.text);
      if (lines.length > 0) this.masked.set(path, lines);
      else this.masked.delete(path);
    }
    return files;
  }

  /** Current or earlier contents of files. Blobs that the clone lacks are left out. */
  async readContents<T extends FileContent>(
    contents: readonly T[],
  ): Promise<ReadonlyMap<T, PublishedText>> {
    const texts = await this.readTexts(contents.map(({ oid }) => oid));
    return new Map(
      contents.flatMap((content): [T, PublishedText][] => {
        const text = texts.get(content.oid);
        return text === undefined ? [] : [[content, this.publish(content, text)]];
      }),
    );
  }

  private publish({ path, oid }: FileContent, original: string): PublishedText {
    const text = maskSecrets(original, path);
    return { id: text === original ? oid : nameOf(text), text };
  }
}

function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function linesThatDiffer(one: string, other: string): number[] {
  if (one === other) return [];
  const lines = other.split('\n');
  return one.split('\n').flatMap((line, index) => (line === lines[index] ? [] : [index + 1]));
}
