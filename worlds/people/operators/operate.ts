import type { Random } from '../../random.js';
import type { Second, World } from '../../world.js';
import type { Infrastructure } from '../infrastructure.js';
import { act, DAY_S, drawModel, type Life, live, OFFICE_HOURS } from '../life.js';
import { person } from '../names.js';
import { ordinaryLife, volume } from '../ordinary.js';
import { COUNTRIES, country } from '../places.js';
import { type Client, drawClient, workPrompts } from './client.js';
import { drawIdentities, drawSignUps, type Identities } from './identities.js';
import {
  devicesOf,
  drawKeeps,
  drawPool,
  instrumentsOf,
  type Keeps,
  type Pool,
  rangesOf,
} from './pools.js';
import type { OperatorStyle } from './style.js';

interface Operation {
  readonly world: World;
  readonly infrastructure: Infrastructure;
  readonly style: OperatorStyle;
  readonly keeps: Keeps;
  readonly identities: Identities;
}

/**
 * An operator: accounts that draw cards, devices, ranges and templates from its pools one by one,
 * independently, so that hardly a pair shares two of them.
 */
export function operate(world: World, infrastructure: Infrastructure, style: OperatorStyle): void {
  const { random } = world;
  const operation: Operation = {
    world,
    infrastructure,
    style,
    keeps: drawKeeps(world, infrastructure, style),
    identities: drawIdentities(world, style),
  };
  const clients = Array.from({ length: style.clients }, (_, i) =>
    drawClient(
      world,
      infrastructure,
      style,
      style.clients === 1 ? style.name : `${style.name}-client-${i + 1}`,
      style.clients === 1 ? style.aims : random.shuffled(style.aims),
    ),
  );
  const share = random.between(0.35, 0.65);
  const inBlocks = style.blockAccounts > 0;
  const parts = inBlocks
    ? Math.max(3, Math.round(style.accounts / style.blockAccounts))
    : style.waves;
  const waveS = (world.to - world.from) / (inBlocks ? 1 : parts);
  let serial = 0;
  for (let wave = 0; wave < parts; wave++) {
    const size =
      Math.round((style.accounts * (wave + 1)) / parts) -
      Math.round((style.accounts * wave) / parts);
    // Names on cards are kept through waves, and are each block's own.
    const keeps = inBlocks ? drawKeeps(world, infrastructure, style) : operation.keeps;
    const pool = drawPool(world, infrastructure, style, keeps, size + style.bystanders);
    const opens = inBlocks ? world.from : world.from + wave * waveS;
    const until = inBlocks || parts === 1 ? world.to : Math.min(world.to, opens + 1.15 * waveS);
    const signUp = drawSignUps(world, style, size, opens, waveS);
    for (let i = 0; i < size; i++) {
      const client = clients.length === 1 || random.chance(share) ? clients[0]! : clients[1]!;
      const life = operatedLife({ ...operation, keeps }, pool, client, serial++);
      const createdAt = signUp();
      const id = world.account({
        ...life.account,
        kind: 'operator',
        operator: style.name,
        client: client.name,
        createdAt,
      });
      // Accounts of a later wave work from its beginning, bought ones too.
      act(world, id, life, Math.max(createdAt, opens), until);
    }
    for (let i = 0; i < style.takenOver && wave === 0; i++)
      takeOver(operation, pool, clients[0]!, opens);
    for (let i = 0; i < style.bystanders && wave === 0; i++) bystander(operation, pool, serial++);
  }
  world.operators.push({
    operator: style.name,
    style: style.style,
    aims: [...new Set(clients.flatMap(({ templates }) => templates.map(({ aim }) => aim)))],
    clients: clients.map(({ name }) => name),
  });
}

function operatedLife(
  { world, style, keeps, identities }: Operation,
  pool: Pool,
  client: Client,
  serial: number,
): Life {
  const { random } = world;
  const account = identities(serial);
  // A contractor's people work in one place, whatever their accounts say.
  const said = COUNTRIES.find(({ code }) => code === account.country) ?? COUNTRIES[0]!;
  return {
    who: person(random),
    place:
      client.hours === OFFICE_HOURS
        ? { ...client.office, zone: said.zone, language: said.language }
        : said,
    account,
    ranges: rangesOf(random, style, pool),
    devices: devicesOf(random, style, pool),
    cards: instrumentsOf(random, style, pool, keeps),
    exchanges: exchangesOf(random, style, client),
    hours: client.hours,
    weekend: client.weekend,
    prompt: workPrompts(random, style, client),
    model: drawModel(world, client.modelDelayDays),
    ...(client.jobs === undefined ? {} : { jobs: client.jobs }),
  };
}

/** Slow operators keep every account between 3 and 8; others let volume vary as it comes. */
function exchangesOf(random: Random, style: OperatorStyle, client: Client): number {
  if (style.exchangesEach <= 8)
    return Math.min(8, Math.max(3, Math.round(random.lognormal(client.exchangesEach, 0.25))));
  return Math.max(4, Math.round(random.lognormal(client.exchangesEach, 0.45)));
}

/** An innocent's account that the operator works with from a day on, with its own devices and prompts. */
function takeOver(
  { world, infrastructure, style, ...rest }: Operation,
  pool: Pool,
  client: Client,
  opens: Second,
): void {
  const { random } = world;
  const owner = ordinaryLife(world, infrastructure, 12);
  const createdAt = world.from - random.between(100, 700) * DAY_S;
  const taken = opens + random.between(0.15, 0.6) * (world.to - opens);
  const id = world.account({
    ...owner.account,
    kind: 'taken-over',
    operator: style.name,
    client: client.name,
    createdAt,
  });
  act(world, id, { ...owner, exchanges: Math.max(4, owner.exchanges) }, world.from, taken);
  const work = operatedLife({ world, infrastructure, style, ...rest }, pool, client, 0);
  // The owner's own card goes on paying.
  act(
    world,
    id,
    { ...work, cards: owner.cards.slice(0, 1), exchanges: Math.max(8, work.exchanges) },
    taken,
    world.to,
  );
}

/** A customer of a farm who harvests nothing: the farm's card, device and range, his own words and hours. */
function bystander(
  { world, infrastructure, style, keeps, identities }: Operation,
  pool: Pool,
  serial: number,
): void {
  const { random } = world;
  const place = country(random);
  const life = ordinaryLife(world, infrastructure, 10, { place });
  live(world, {
    ...life,
    account: {
      ...identities(serial),
      kind: 'bystander',
      operator: style.name,
      createdAt: world.from - random.between(-40, 120) * DAY_S,
    },
    ranges: rangesOf(random, style, pool),
    devices: devicesOf(random, style, pool),
    cards: instrumentsOf(random, style, pool, keeps),
    exchanges: volume(random, 10),
  });
}
