/**
 * Preloaded into a process with `node --import`, this makes one call that changes files fail:
 * FAULT_AT counts these calls from 1, and FAULT says what happens. `kill` ends the process in the
 * middle of the call, with half of the content written. `full` is what a full disk does.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const at = Number(process.env.FAULT_AT);
let calls = 0;

for (const name of ['appendFile', 'chmod', 'link', 'mkdir', 'rename', 'rm', 'writeFile']) {
  const original = fs.promises[name];
  fs.promises[name] = async (...args) => {
    if (++calls !== at) return original(...args);
    if (name === 'writeFile') {
      const [file, content, options] = args;
      await original(file, content.slice(0, content.length / 2), options);
    }
    if (process.env.FAULT === 'kill') {
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined);
    }
    throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC' });
  };
}
syncBuiltinESMExports();
