import { type Hand, ownHand, threadHand } from '../../threads/hand.js';
import { type ContentPlace, ContentWork } from './contentWork.js';

/** Somebody who does a share of the content stage. */
export type ContentHand = Hand<ContentWork>;

/** Hands for the content stage; one means this thread alone. */
export function openCrew(hands: number, place: Omit<ContentPlace, 'worker'>): ContentHand[] {
  if (hands <= 1) {
    const work = new ContentWork({ ...place, worker: 0 });
    return [ownHand(work, () => work.close())];
  }
  return Array.from({ length: hands }, (_, worker) => {
    const hand = threadHand<ContentWork>('./contentWorker', import.meta.url, { ...place, worker });
    return {
      do: hand.do,
      async close() {
        await hand.do('close');
        await hand.close();
      },
    };
  });
}
