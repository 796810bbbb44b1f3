import { expect, it } from 'vitest';
import { writeJson, writeJsonLine } from '../../../integration/engine/src/text/json.ts';
import { jsonStream } from '../../../integration/engine/src/text/json-stream.ts';
import { expectHarmless, HOSTILE } from '../../support/hostile.ts';
import { whole } from '../../support/whole.ts';

it('prints no character raw that steers a terminal, and says the same', () => {
  const value = {
    [HOSTILE.azure]: Object.values(HOSTILE),
    [HOSTILE.reversed]: ['\ud800', '\ufffe'],
  };
  for (const json of [whole(writeJson(value)), whole(writeJsonLine(value))]) {
    expectHarmless(json);
    expect(JSON.parse(json)).toEqual(value);
  }
  expect(whole(writeJsonLine(value))).not.toContain('\n');
});

it('sends JSON on one line, in UTF-8', async () => {
  const value = { long: Array.from({ length: 20_000 }, (_, index) => `é\u{1f600}${index}`) };
  expect(await new Response(jsonStream(value)).text()).toBe(whole(writeJsonLine(value)));
});
