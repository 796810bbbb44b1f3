import { expect, it } from 'vitest';
import { writeJson, writeJsonLine } from '../../../integration/engine/src/text/json.ts';
import { expectHarmless, HOSTILE } from '../../support/hostile.ts';

it('prints no character raw that steers a terminal, and says the same', () => {
  const value = {
    [HOSTILE.azure]: Object.values(HOSTILE),
    [HOSTILE.reversed]: ['\ud800', '\ufffe'],
  };
  for (const json of [writeJson(value), writeJsonLine(value)]) {
    expectHarmless(json);
    expect(JSON.parse(json)).toEqual(value);
  }
  expect(writeJsonLine(value)).not.toContain('\n');
});
