import { layOut } from './layout/layOut.js';
import type { LayoutRequest } from './layout/layoutRequest.js';

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => self.postMessage(layOut(data));
