import { workerData } from 'node:worker_threads';
import { serveThread } from '../../threads/serveThread.js';
import { type ContentPlace, ContentWork } from './contentWork.js';

/** A thread of the content stage. */
serveThread(new ContentWork(workerData as ContentPlace));
