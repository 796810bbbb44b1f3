import { rmSync } from 'node:fs';

// Runs in the folder of a package. Files of modules that are gone must not be packed.
rmSync('dist', { recursive: true, force: true });
