import { gzipSync } from 'node:zlib';
import type { Result } from 'sarif';
import { writeJson } from '../text/json.ts';

/** GitHub refuses a file with more results than this. */
const MAX_RESULTS = 25_000;

/** GitHub refuses a file of more than 10 MB as gzip. Its action adds a hash to every result. */
const MAX_BYTES = 9_000_000;

/** Results are compressed in groups of this size to measure them. That overestimates slightly. */
const CHUNK = 100;

/** The first results, as many as GitHub accepts in one file. */
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
