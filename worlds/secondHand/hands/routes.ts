import type { Dice } from '../dice.js';
import type { Place } from '../land/networks.js';
import type { Scene } from '../scene.js';
import type { Part } from './hand.js';

/** Strangers' homes, another for each session. */
export function residential(scene: Scene, countries: readonly string[]): Part<Place> {
  return (_n, own) => scene.networks.strangersHomes(countries, own);
}

/** One home line for each account, kept: a "static residential" product. */
export function stickyHomes(scene: Scene, countries: readonly string[]): Part<Place> {
  return (_n, own) => scene.networks.home(own.pick(countries), own);
}

/** Rented servers in a few small ranges. */
export function racks(scene: Scene, box: Dice, ranges: number, hosts: number): Part<Place> {
  const all = Array.from({ length: ranges }, (_, n) =>
    scene.networks.rack(box.fork(`r${n}`), hosts),
  );
  return (_n, own) => own.pick(all);
}

/** Ranges that change each period. */
export function rotatingRacks(
  scene: Scene,
  box: Dice,
  ranges: number,
  periodMs: number,
): Part<Place> {
  return (_n, own) => {
    const slot = own.int(0, ranges - 1);
    return (at, draw) =>
      scene.networks.rack(box.fork(`p${Math.floor(at / periodMs)}-${slot}`), 40)(at, draw);
  };
}

/** The exits of a common VPN shop, which many innocent people use too. */
export function commonVpn(scene: Scene, shop: number): Part<Place> {
  return () => scene.networks.vpn(shop);
}

/** Sims in a farm of modems: a carrier's few addresses. */
export function modems(scene: Scene, country: string): Part<Place> {
  return (_n, own) => scene.networks.mobile(country, own);
}

/** One line for all, as an office has. */
export function oneOffice(scene: Scene, box: Dice, addresses: number): Part<Place> {
  const line = scene.networks.site(box, addresses);
  return () => line;
}

/** The same addresses whoever uses the given seller's proxies. */
export function sellersProxies(scene: Scene, seller: string, addresses: number): Part<Place> {
  const pool = scene.dice.fork(`seller-${seller}`);
  const all = Array.from({ length: addresses }, (_, n) =>
    scene.networks.site(pool.fork(String(n)), 1),
  );
  return () => (at, draw) => draw.pick(all)(at, draw);
}
