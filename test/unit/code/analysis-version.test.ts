import { describe, expect, it } from 'vitest';
import {
  analysisVersion,
  versionFrom,
} from '../../../integration/engine/src/code/analysis-version.ts';

const MANIFEST = { version: '1.0.0', dependencies: { parser: '0.27.1', grammars: '0.1.17' } };

const LANGUAGES = [['go', 1] as const, ['rust', 1] as const];

describe('versionFrom', () => {
  it.each([
    ['this package', versionFrom({ ...MANIFEST, version: '1.0.1' }, LANGUAGES)],
    [
      'a dependency',
      versionFrom(
        { ...MANIFEST, dependencies: { ...MANIFEST.dependencies, grammars: '0.1.18' } },
        LANGUAGES,
      ),
    ],
    ['a language', versionFrom(MANIFEST, [['go', 1] as const, ['rust', 2] as const])],
    ['the list of languages', versionFrom(MANIFEST, LANGUAGES.slice(1))],
  ])('changes with %s', (_, other) => {
    const version = versionFrom(MANIFEST, LANGUAGES);
    expect(versionFrom(MANIFEST, [...LANGUAGES])).toBe(version);
    expect(other).not.toBe(version);
  });
});

describe('analysisVersion', () => {
  it('is the same each time', () => {
    expect(analysisVersion()).toMatch(/^[\w-]{22}$/);
    expect(analysisVersion()).toBe(analysisVersion());
  });
});
