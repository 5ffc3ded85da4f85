import { fixedText } from '../../prompts/instruction.js';
import { ordinaryPrompt } from '../../prompts/ordinary.js';
import { act, DAY_S } from '../life.js';
import { freemail, person } from '../names.js';
import { device, ordinaryLife } from '../ordinary.js';
import { country } from '../places.js';
import { egress, resident, type Setting } from './setting.js';

/**
 * Customers of one program who put their own account into it: its server sends what they ask, from a
 * few lines, with its client's name and its prompt around theirs. Everybody pays for himself.
 */
export function appCustomers(setting: Setting, size: number): void {
  const { random } = setting.world;
  const lines = Array.from({ length: random.int(1, 6) }, () => egress(setting));
  const client = {
    agent: `${random.pick(['Notewell', 'Replypad', 'Tutorly', 'Draftbox'])}/${random.int(1, 5)}.${random.int(0, 9)}`,
    tls: `t13d${random.int(1512, 1519)}h2_${random.hex(12)}`,
  };
  const product = fixedText(random, random.int(2, 7));
  // A server knows its own clock's zone and not its customers'.
  const zone = random.chance(0.5) ? 'UTC' : null;
  for (let i = 0; i < size; i++) {
    // Now and then somebody looks at his account by himself.
    const looks = random.chance(0.2);
    resident(setting, 'app-customers', {}, (life) => ({
      ranges: looks ? [...lines, life.ranges[0]!] : lines,
      devices: looks ? [{ id: null, client }, life.devices[0]!] : [{ id: null, client }],
      place: zone === null ? life.place : { ...life.place, zone },
      account: { plan: 'api' },
      prompt: () => ({ text: `${product}\n\nUser: ${ordinaryPrompt(random)}` }),
    }));
  }
}

/**
 * People who bought an account: its maker signed up hundreds at a few machines of his and looked into
 * each once or twice. Those who bought them are strangers to each other, and live as others do.
 */
export function accountBuyers(setting: Setting, size: number): void {
  const { world, infrastructure, exchangesMean } = setting;
  const { random } = world;
  const place = country(random);
  const machines = Array.from({ length: random.int(3, 8) }, () => device(random));
  const ranges = Array.from({ length: random.int(2, 4) }, () => egress(setting));
  const begun = world.from + random.between(0, 20) * DAY_S;
  for (let i = 0; i < size; i++) {
    const createdAt = begun + random.between(0, 12) * DAY_S;
    const life = ordinaryLife(world, infrastructure, exchangesMean);
    const id = world.account({
      ...life.account,
      kind: 'account-buyers',
      email: freemail(random, person(random)),
      createdAt,
    });
    const maker = { ...life, place, ranges, devices: machines, cards: [] };
    act(world, id, { ...maker, exchanges: random.int(0, 2) }, createdAt, createdAt + 3_600);
    act(world, id, life, createdAt + random.between(4, 30) * DAY_S, world.to);
  }
}
