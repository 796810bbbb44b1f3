import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { withoutCommands } from '@astro-drift/engine/internal/text/printable';
import type { AstroIntegrationLogger } from 'astro';

/** What is written to the log of a site goes through one of these, which take only what is encoded for it. */
export interface Log {
  readonly info: (text: LogText) => void;
  readonly warn: (text: LogText) => void;
  readonly error: (text: LogText) => void;
}

/** The log that Astro gives to an integration or a loader. */
export function logTo(logger: AstroIntegrationLogger): Log {
  return {
    info: (text) => {
      logger.info(withoutCommands(text.toString()));
    },
    warn: (text) => {
      logger.warn(withoutCommands(text.toString()));
    },
    error: (text) => {
      logger.error(withoutCommands(text.toString()));
    },
  };
}
