#!/usr/bin/env node
import '@astro-drift/cli/bin';
