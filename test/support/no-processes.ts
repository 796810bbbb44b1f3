import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Unit tests start no process, since that is what makes a suite slow. What needs git, a shell or
 * Node is tested in `test/integration`.
 */
const STARTERS = [
  'exec',
  'execFile',
  'execFileSync',
  'execSync',
  'fork',
  'spawn',
  'spawnSync',
] as const;

for (const name of STARTERS) {
  Object.assign(childProcess, {
    [name]: (command: string): never => {
      throw new Error(
        `A unit test started a process (${name} of ${command}). Move it to test/integration.`,
      );
    },
  });
}
syncBuiltinESMExports();
