import { sha256Of } from '../../sha256Of.js';
import { serveThread } from '../../threads/serveThread.js';

serveThread({ sha256Of });
