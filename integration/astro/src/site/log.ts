import type { LogText } from '@astro-drift/engine/internal/text/log-text';
import { withoutCommands } from '@astro-drift/engine/internal/text/printable';
import type { AstroIntegrationLogger } from 'astro';

/** The log of a site. It accepts only texts that are encoded for a log. */
export interface Log {
  readonly info: (text: LogText) => void;
  readonly warn: (text: LogText) => void;
  readonly error: (text: LogText) => void;
}

/** Creates a log from the logger that Astro passes to an integration or a loader. */
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
