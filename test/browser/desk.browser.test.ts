import { afterAll, beforeAll } from 'vitest';
import { endDesk, startDesk } from '../support/deskTest.js';
import { decideSuite } from './suites/decide.js';
import { exploringSuite } from './suites/exploring.js';
import { graphSuite } from './suites/graph.js';
import { peopleSuite } from './suites/people.js';
import { reviewSuite } from './suites/review.js';
import { runsSuite } from './suites/runs.js';
import { selectionSuite } from './suites/selection.js';
import { startSuite } from './suites/start.js';
import { statesSuite } from './suites/states.js';
import { timeSuite } from './suites/time.js';
import { whySuite } from './suites/why.js';

// One server, one database and one browser for all of them.
beforeAll(startDesk);
afterAll(endDesk);

startSuite();
graphSuite();
exploringSuite();
selectionSuite();
whySuite();
timeSuite();
decideSuite();
reviewSuite();
statesSuite();
runsSuite();
// Last: from here on one has to sign in.
peopleSuite();
