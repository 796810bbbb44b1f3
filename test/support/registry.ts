import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A package registry of one package. */
export interface Registry {
  /** Its address, without a final slash. */
  readonly url: string;
  readonly close: () => void;
}

/** Opens a registry that knows the manifest of one package, in one version, and of nothing else. */
export async function openRegistry(manifest: {
  readonly name: string;
  readonly version: string;
}): Promise<Registry> {
  const { name, version } = manifest;
  const known = new Map<string, unknown>([
    [`/${name}`, { name, versions: { [version]: manifest } }],
    [`/${name}/latest`, manifest],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const found = known.get(url);
    response.statusCode = found === undefined ? 404 : 200;
    response.end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
