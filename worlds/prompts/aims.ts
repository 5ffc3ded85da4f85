import { CAPABILITIES, type Capability } from '../../server/contract/families.js';
import type { Random } from '../random.js';
import { bank } from './banks.js';

/** What a prompt is for; the contract's capabilities. */
export type Aim = Capability;
export const AIMS: readonly Aim[] = CAPABILITIES;

/** A task is put together of what to do, with what, and how; honest people and harvesters ask the same. */
const TASKS: Readonly<Record<Aim, readonly (readonly string[])[]>> = {
  coding: [
    bank(
      'Fix|Rewrite|Complete|Review|Refactor|Write tests for|Speed up|Port to Rust|Document|Translate to TypeScript|Find the bug in|Implement',
    ),
    bank(
      'the function|the module|the failing test|the class|the query|the build script|the parser|the algorithm|the service|the migration|the data structure|the snippet',
    ),
    bank(
      'below and return one complete file|so that all hidden tests pass|without new dependencies|and explain each change in a comment|with unit tests for the edge cases|keeping the public interface|as a minimal patch|for large inputs|and state its complexity|in idiomatic style',
    ),
  ],
  'agentic tool use': [
    bank(
      'Plan and carry out|Finish|Decide the next tool call for|Work through|Execute|Continue|Orchestrate|Break down|Delegate the parts of|Resolve',
    ),
    bank(
      'the job|the ticket|the multi-step task|the workflow|the repository issue|the user request|the research assignment|the pipeline|the incident|the booking',
    ),
    bank(
      'with the tools listed|calling one tool at a time|and report each observation|until the success check passes|with valid JSON arguments|recovering from every tool error|and keep a running plan|using search and shell only|without asking the user|and hand over a final state',
    ),
  ],
  'reasoning traces': [
    bank(
      'Lay out|Reconstruct|Write down|Show|Spell out|Number|Narrate|Derive|Expose|Unfold|Make explicit',
    ),
    bank(
      'every step of the reasoning|the complete chain of thought|the full derivation|the internal deliberation|each inference|the train of thought|all intermediate conclusions|the logic, wrong turns included|the solution path|how an expert would think',
    ),
    bank(
      'that leads to the answer|behind the finished result below|before you give the answer|for the problem that follows|and verify it backwards|with the checks you make on the way|as if thinking aloud|from the givens to the conclusion|and only then conclude|in as much detail as you can',
    ),
  ],
  'grading and reward': [
    bank(
      'Grade|Score|Judge|Rank|Compare|Evaluate|Assess|Rate|Mark|Act as a reward model and score|Criticise and score',
    ),
    bank(
      'the answer|the two responses|the candidate replies|the submission|the essay|the assistant turn|the solution|the completions|the student work|the transcript',
    ),
    bank(
      'against the rubric|on a scale from 1 to 10|criterion by criterion|and say which one is better|with a score for each principle|and justify every deduction|for helpfulness and honesty|as a strict examiner would|and output only the total|relative to the reference',
    ),
  ],
  'computer use': [
    bank(
      'Operate|Navigate|Control|Drive|Use|Click through|Fill in|Automate|Complete the form in|Take over',
    ),
    bank(
      'the desktop|the browser window|the screen shown|the web application|the settings dialog|the spreadsheet program|the terminal|the mail client|the admin console|the checkout page',
    ),
    bank(
      'and give the next mouse action|with coordinates for every click|one action at a time|from the screenshot described|until the goal state is reached|and describe what changed|using keyboard shortcuts only|as a sequence of actions|and stop at any confirmation|reporting the focused element',
    ),
  ],
  vision: [
    bank(
      'Describe|Read|Transcribe|Caption|Locate the objects in|Answer the question about|Extract the table from|Compare|Count the items in|Label',
    ),
    bank(
      'the image|the photograph|the chart|the scanned page|the diagram|the screenshot|the receipt|the map|the picture pair|the handwritten note',
    ),
    bank(
      'in full detail|with bounding boxes|from left to right|and transcribe all visible text|as structured data|noting colours and positions|for a person who cannot see it|and estimate each value|region by region|with a confidence for each label',
    ),
  ],
  'censorship-safe rewriting': [
    bank(
      'Rewrite|Rephrase|Reword|Soften|Neutralise|Recast|Replace|Sanitise|Give a safe alternative to|Reframe',
    ),
    bank(
      'the sensitive question|the politically delicate query|the statement about the authorities|the prompt about the protests|the remark on the leadership|the news item|the historical claim|the comment on party policy|the banned topic|the critical post',
    ),
    bank(
      'so that it is acceptable to regulators|as a compliant and neutral text|without naming persons or places|steering to an approved topic|with a polite refusal and a safe answer|in the tone of an official spokesperson|and explain what was removed|keeping the surface meaning|to pass content review|as three harmless variants',
    ),
  ],
  general: [
    bank(
      'Summarise|Explain|Answer|Translate|Draft a reply to|Outline|Classify|Turn into a lesson|Extract the facts from|Shorten|Simplify|Give feedback on',
    ),
    bank(
      'the text|the article|the request|the e-mail|the question|the chapter|the meeting notes|the customer message|the contract clause|the announcement|the recipe|the report',
    ),
    bank(
      'in plain words|for the audience named|with two examples|as a table|in a friendly tone|and list what is missing|keeping all figures|in under a page|with a title|and suggest next steps',
    ),
  ],
};

export const taskFor = (random: Random, aim: Aim): string =>
  `${TASKS[aim].map((phrases) => random.pick(phrases)).join(' ')}.`;

/** Tools that a request for an aim is sent with; most requests have none. */
const TOOLS: Readonly<Record<Aim, readonly string[]>> = {
  coding: ['', '', 'code_interpreter', 'code_interpreter;file_search'],
  'agentic tool use': [
    'shell;editor;browser',
    'web_search;code_interpreter',
    'shell;editor',
    'web_search;fetch;memory',
    'search_flights;book_ticket',
  ],
  'reasoning traces': [''],
  'grading and reward': [''],
  'computer use': ['computer', 'computer;shell', 'computer;browser'],
  vision: ['', 'image_input', 'image_input;code_interpreter'],
  'censorship-safe rewriting': [''],
  general: ['', '', '', 'web_search'],
};
export const toolsFor = (random: Random, aim: Aim): string => random.pick(TOOLS[aim]);
