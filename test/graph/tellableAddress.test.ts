import { expect, it } from 'vitest';
import { tellableAddress } from '../../server/graph/connection.js';

it.each([
  ['bolt://host:7687', 'bolt://host:7687'],
  ['neo4j+s://host', 'neo4j+s://host'],
  ['bolt://neo4j:secret@host:7687', 'bolt://…@host:7687'],
  ['bolt://neo4j:s/e@cret@host', 'bolt://…@host'],
  ['neo4j:secret@host', '…@host'],
  ['bolt://host:7687?password=secret', 'bolt://host:7687?…'],
])('the address %s is told as %s: messages go to logs and into run.json', (uri, told) => {
  expect(tellableAddress(uri)).toBe(told);
});
