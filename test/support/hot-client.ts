import { expect } from 'vitest';

/** A message of Vite's server to the pages that it serves. */
type Message = Readonly<Record<string, unknown>> & { readonly type: string };

/** What the script of Vite does in a page of `astro dev`: it listens to the server, and may tell it something. */
export class HotClient {
  private readonly socket: WebSocket;
  private readonly messages: Message[] = [];
  private readonly taken = new Map<string, number>();

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.messages.push(JSON.parse(String(data)) as Message);
    });
  }

  /** @param url the origin of the server */
  static async connect(url: string): Promise<HotClient> {
    const script = await (await fetch(`${url}/@vite/client`)).text();
    const token = /wsToken = "([^"]+)"/.exec(script)?.[1] ?? '';
    const socket = new WebSocket(`${url.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
    const client = new HotClient(socket);
    await client.next('connected');
    return client;
  }

  send(event: string, data: unknown): void {
    this.socket.send(JSON.stringify({ type: 'custom', event, data }));
  }

  /** The next message of a type that was not taken yet. */
  async next(type: string): Promise<Message> {
    const index = this.taken.get(type) ?? 0;
    this.taken.set(type, index + 1);
    await expect.poll(() => this.count(type)).toBeGreaterThan(index);
    return this.of(type)[index] ?? { type };
  }

  /** How many messages of a type have come. */
  count(type: string): number {
    return this.of(type).length;
  }

  /** How often pages were told to reload for a reason. */
  reloadsBy(reason: string): number {
    return this.of('full-reload').filter(({ triggeredBy }) => triggeredBy === reason).length;
  }

  private of(type: string): Message[] {
    return this.messages.filter((message) => message.type === type);
  }

  [Symbol.dispose](): void {
    this.socket.close();
  }
}
