import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  evict,
  readCacheFile,
  writeCacheFile,
} from '../../../integration/engine/src/cache/cache-file.ts';

describe('a file of the cache', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drift-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is read by the version that wrote it, and by no other', async () => {
    const file = join(folder, 'new', 'facts.jsonl');
    await writeCacheFile(file, '1', ['a\n', 'b\n']);
    expect(await readCacheFile(file, '1')).toBe('a\nb\n');
    expect(await readCacheFile(file, '2')).toBeNull();
    expect(await readCacheFile(join(folder, 'none'), '1')).toBeNull();
  });

  it('is no reason to fail if it cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    await writeCacheFile(join(folder, 'file', 'facts.jsonl'), '1', ['a\n']);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('goes if the folder is too large and the file was not used for longest', async () => {
    for (const [index, name] of ['c', 'a', 'b'].entries()) {
      writeFileSync(join(folder, name), '0123456789');
      utimesSync(join(folder, name), 1000 + index, 1000 + index);
    }
    await evict(folder, 20);
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
    await evict(join(folder, 'none'), 0);
    await evict(folder, 0);
    expect(readdirSync(folder)).toEqual([]);
  });
});
