import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { HeldPages } from '../../../integration/astro/src/site/held-pages.ts';

it('holds pages until they are taken, once, and leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'held-'));
  const held = new HeldPages(folder);
  const headers = { 'content-type': 'text/html', 'x-own': 'ü'.normalize() };
  const metadata = { contentEntryKeys: ['a'], staticImages: [] };
  const response = new Response(null, { status: 404, statusText: 'Gone', headers });
  await held.hold('https://example.com/a', Buffer.from('<p>ä'), response, { metadata });
  await held.hold('https://example.com/b', null, new Response(null), {});
  await held.hold('https://example.com/c', Buffer.from('c'), new Response(), {});
  await held.hold('https://example.com/d', Buffer.from('d'), new Response(), {});
  expect(readdirSync(folder)).toHaveLength(1);

  const taken = await held.take('https://example.com/a');
  expect(taken?.metadata).toBe(metadata);
  expect(taken?.response.status).toBe(404);
  expect(taken?.response.headers.get('content-type')).toBe('text/html');
  expect(await taken?.response.text()).toBe('<p>ä');
  expect(await held.take('https://example.com/a')).toBeNull();
  expect((await held.take('https://example.com/b'))?.response.body).toBeNull();
  held.drop('https://example.com/c');
  expect(await held.take('https://example.com/c')).toBeNull();
  await held.clear();
  expect(await held.take('https://example.com/d')).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
