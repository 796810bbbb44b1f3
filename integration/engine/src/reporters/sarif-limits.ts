import { gzipSync } from 'node:zlib';
import type { Result } from 'sarif';
import { writeJson } from '../text/json.ts';

/** The greatest number of results that GitHub accepts in a file. */
const MAX_RESULTS = 25_000;

/**
 * The greatest number of bytes. GitHub refuses a file of more than 10 MB in gzip, and its action
 * adds a hash to each result.
 */
const MAX_BYTES = 9_000_000;

/**
 * The number of results that are compressed together to measure their size. The sum of the groups
 * is slightly too large.
 */
const CHUNK = 100;

/** Returns as many of the first results as GitHub accepts in one file. */
export function withinLimits(results: readonly Result[]): readonly Result[] {
  const most = Math.min(results.length, MAX_RESULTS);
  let bytes = 0;
  for (let start = 0; start < most; start += CHUNK) {
    const chunk = results.slice(start, Math.min(start + CHUNK, most));
    bytes += gzipSync([...writeJson(chunk)].join('')).length;
    if (bytes > MAX_BYTES) return results.slice(0, start);
  }
  return results.slice(0, most);
}
