import { type LayoutRequest, layOut } from './layout/layOut.js';

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => self.postMessage(layOut(data));
