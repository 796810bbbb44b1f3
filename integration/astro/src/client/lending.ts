/** Lends mermaid to the page that has opened this one as a frame. */
import mermaid from './mermaid/mermaid.esm.min.js';

Object.assign(window, { mermaid });
