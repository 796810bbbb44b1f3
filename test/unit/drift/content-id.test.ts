import { describe, expect, it } from 'vitest';
import { oidOf, textOidOf } from '../../../integration/engine/src/drift/content-id.ts';
import { state } from '../support/history.ts';

const LINK = { mode: '120000', oid: '1' };
const SUBMODULE = { mode: '160000', oid: '1' };

describe('the content id', () => {
  it('is that of files and links, and null for submodules and absent files', () => {
    expect(oidOf(state('1'))).toBe('1');
    expect(oidOf(LINK)).toBe('1');
    expect(oidOf(SUBMODULE)).toBeNull();
    expect(oidOf(null)).toBeNull();
    expect(oidOf(undefined)).toBeNull();
  });

  it('of a text is that of files only', () => {
    expect(textOidOf(state('1'))).toBe('1');
    expect(textOidOf(LINK)).toBeNull();
    expect(textOidOf(SUBMODULE)).toBeNull();
    expect(textOidOf(null)).toBeNull();
  });
});
