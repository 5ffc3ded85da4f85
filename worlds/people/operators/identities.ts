import type { NewAccount, World } from '../../world.js';
import { DAY_S } from '../life.js';
import { domainName, freemail, localPart, person } from '../names.js';
import { country } from '../places.js';
import type { OperatorStyle } from './style.js';

/** Makes what an operator writes into sign-up forms. */
export type Identities = (serial: number) => Partial<Omit<NewAccount, 'kind' | 'createdAt'>>;

/** The habits of one operator's sign-ups: its mailboxes, its phones, perhaps a company that is none. */
export function drawIdentities(world: World, style: OperatorStyle): Identities {
  const { random } = world;
  const count = style.mailbox === 'domains' ? style.domains : random.int(1, 3);
  const domains = Array.from({ length: count }, () => domainName(random));
  const digits = random.int(4, 9);
  const root = `${random.pick(['s', 'm', 'k', ''])}${localPart(random, person(random)).replace(/[^a-z]/g, '')}mail`;
  const phones = Array.from(
    { length: Math.max(2, Math.round(style.accounts / random.int(6, 25))) },
    () => `ph_${random.hex(16)}`,
  );
  const org = { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.5) };
  const shape = random.int(0, 3);

  const shaped = (): string => {
    const { given, family } = person(random);
    const [g, f] = [given.toLowerCase(), family.toLowerCase()];
    return [
      `${g}${random.digits(digits)}`,
      `${g}${f}${random.digits(digits - 2)}`,
      `${f}.${g}.${random.digits(2)}`,
      random.hex(10),
    ][shape]!;
  };
  const mailbox = (serial: number): string => {
    switch (style.mailbox) {
      case 'throwaway':
        return random.chance(0.5)
          ? `${localPart(random, person(random))}@${random.pick(domains)}`
          : freemail(random, person(random));
      case 'plus-dot':
        return random.chance(0.5)
          ? `${root}+${random.hex(4)}${serial}@gmail.com`
          : `${dotted(random.int(1, 2 ** (root.length - 1) - 1), root)}@gmail.com`;
      case 'company':
        return `${localPart(random, person(random))}${serial}@${domains[0]!}`;
      case 'domains':
        return `${localPart(random, person(random))}${random.int(1, 99)}@${random.pick(domains)}`;
      case 'free':
        return random.chance(0.5) ? `${shaped()}@gmail.com` : freemail(random, person(random));
    }
  };
  return (serial) => ({
    email: mailbox(serial),
    country: country(random).code,
    plan: style.mailbox === 'company' ? 'team' : random.pick(['pro', 'pro', 'pro', 'api']),
    ...(style.phonePool
      ? { phone: random.pick(phones) }
      : random.chance(0.3)
        ? { phone: `ph_${random.hex(16)}` }
        : {}),
    ...(style.mailbox === 'company' ? org : {}),
  });
}

/** Dots between letters by the bits of a number; such mailboxes are one to their provider. */
function dotted(bits: number, text: string): string {
  return [...text]
    .map((letter, i) => (i > 0 && (bits >> (i - 1)) & 1 ? `.${letter}` : letter))
    .join('');
}

/** When the accounts of a wave were opened. */
export function drawSignUps(
  world: World,
  style: OperatorStyle,
  accounts: number,
  opens: number,
  waveS: number,
): () => number {
  const { random } = world;
  const bursts = Array.from(
    { length: Math.max(1, Math.round(accounts / 60)) },
    () => opens + random.between(0, 0.4 * waveS),
  );
  return () => {
    if (random.chance(style.aged)) return world.from - random.between(60, 500) * DAY_S;
    if (random.chance(style.burst)) return random.pick(bursts) + random.between(0, 2 * 3_600);
    return random.between(opens - style.dripMonths * 30 * DAY_S, opens + 0.7 * waveS);
  };
}
