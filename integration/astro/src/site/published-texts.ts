import { createHash } from 'node:crypto';
import type { ReadTexts } from '@astro-drift/engine/internal/git/batched-reader';
import { type MaskedText, maskSecrets } from '../masking/masked-text.ts';
import type { Sources } from './sources.ts';

/** The text of a file in the form that the site may show. */
export interface PublishedText {
  /** A unique id of the text. It is the blob id if nothing is masked. */
  readonly id: string;
  readonly text: MaskedText;
}

/** A file in the form that the site may show. */
export interface PublishedFile extends PublishedText {
  readonly path: string;
  /** The size of the file, in bytes. */
  readonly size: number;
}

/** The path of a file, and the id of a blob that is or was its content. */
export interface FileContent {
  readonly path: string;
  readonly oid: string;
}

/**
 * Reads the contents of files that a site shows, and masks secrets in them. Pages get contents only
 * from here.
 */
export class PublishedTexts {
  private readonly sources: Pick<Sources, 'read'>;
  private readonly readTexts: ReadTexts;
  private readonly masked = new Map<string, readonly number[]>();

  /** @param readTexts reads contents by blob id; they need not be committed */
  constructor(sources: Pick<Sources, 'read'>, readTexts: ReadTexts) {
    this.sources = sources;
    this.readTexts = readTexts;
  }

  /** The numbers of the masked lines, by file. */
  get maskedLines(): ReadonlyMap<string, readonly number[]> {
    return this.masked;
  }

  /** Reads the current contents of files. Missing and binary files are left out. */
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

  /** Reads current or earlier contents of files. Contents that the clone lacks are left out. */
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
