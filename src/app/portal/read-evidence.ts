import { parentPort } from 'node:worker_threads';
import { readEvidence } from '../reference/shelf.ts';

// The whole of a thread: see evidence-thread.ts.
parentPort?.postMessage(await readEvidence());
