import { type LayoutRequest, layOut } from './layoutCore.js';
import type { Place } from './places.js';

/** Places of all nodes, in pairs, in the order of the request's nodes. */
export interface LayoutAnswer {
  readonly places: Float64Array;
  readonly done: boolean;
}

function send(request: LayoutRequest, at: ReadonlyMap<string, Place>, done: boolean): void {
  const places = new Float64Array(2 * request.nodes.length);
  for (const [i, { id }] of request.nodes.entries()) {
    const place = at.get(id)!;
    places[2 * i] = place.x;
    places[2 * i + 1] = place.y;
  }
  const answer: LayoutAnswer = { places, done };
  self.postMessage(answer, { transfer: [places.buffer] });
}

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  let last: ReadonlyMap<string, Place> = new Map();
  for (const places of layOut(data)) {
    send(data, places, false);
    last = places;
  }
  send(data, last, true);
};
