import { describe, expect, it } from 'vitest';
import { oidOf, textOidOf } from '../../../integration/src/drift/content-id.ts';
import { state } from '../support/history.ts';

const LINK = { mode: '120000', oid: '1' };
const SUBMODULE = { mode: '160000', oid: '1' };

describe('the content of a file', () => {
  it('is in files and links, and not in submodules or nothing', () => {
    expect(oidOf(state('1'))).toBe('1');
    expect(oidOf(LINK)).toBe('1');
    expect(oidOf(SUBMODULE)).toBeNull();
    expect(oidOf(null)).toBeNull();
    expect(oidOf(undefined)).toBeNull();
  });

  it('has lines of its own in files alone', () => {
    expect(textOidOf(state('1'))).toBe('1');
    expect(textOidOf(LINK)).toBeNull();
    expect(textOidOf(SUBMODULE)).toBeNull();
    expect(textOidOf(null)).toBeNull();
  });
});
