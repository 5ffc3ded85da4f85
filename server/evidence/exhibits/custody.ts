import type { Exhibit } from '../standalone/documents.js';
import type { ExhibitContext } from './exhibitContext.js';

/** How the chain of custody is kept, and where it is; its entries are the log's own. */
export function custody({ block }: ExhibitContext): Exhibit {
  return {
    label: 'P',
    title: 'Chain of custody',
    mark: 'summary',
    blocks: [
      block(
        'paragraph',
        'The custody log of this package is the file custody.ndjson in its folder of records. It has an entry for each log file as it was read (bytes, rows, rows left out, <<SHA-256>>), for the end of the run with its seed and its database, for the approval of the draft once there is one, and for the export with its level and the key that signed it. Each entry says when and by whom.',
      ),
      block(
        'paragraph',
        'Each entry holds the <<SHA-256>> of the entry before it, so that none can be taken out or put in without breaking the chain, and the whole log is covered by the signature over the package. Names of people are what they typed; the program does not prove them.',
      ),
      block(
        'paragraph',
        'The run’s own record (run.json) stands beside it: parameters, versions of every program, seed, and the hashes of its inputs. With them and the log files of [[O]] the run can be repeated, and gives the same result.',
      ),
    ],
  };
}
