import { serveThread } from '../../threads/serveThread.js';
import { sha256Of } from './sha256Of.js';

serveThread({ sha256Of });
