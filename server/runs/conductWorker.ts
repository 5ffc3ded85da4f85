import { judgePrompts } from '../content/capability/groupPrompts.js';
import { serveThread } from '../threads/serveThread.js';

/** A thread of the conduct stage. */
serveThread({ judgePrompts });
