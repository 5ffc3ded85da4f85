import type { Family } from '../../server/contract/families.js';
import content from './pictograms/content.svg?url&no-inline';
import device from './pictograms/device.svg?url&no-inline';
import identity from './pictograms/identity.svg?url&no-inline';
import network from './pictograms/network.svg?url&no-inline';
import payment from './pictograms/payment.svg?url&no-inline';
import rhythm from './pictograms/rhythm.svg?url&no-inline';

/** The address of each family's pictogram: files of the page, since its policy allows no others. */
export const PICTOGRAMS: Readonly<Record<Family, string>> = {
  payment,
  network,
  device,
  identity,
  content,
  rhythm,
};
