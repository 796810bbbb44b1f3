/** Gives Mermaid to the page that opened this page as a frame. */
import mermaid from './mermaid/mermaid.esm.min.js';

Object.assign(window, { mermaid });
