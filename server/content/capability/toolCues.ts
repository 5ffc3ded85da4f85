import type { Capability } from '../../contract/families.js';

/** What the tools of an exchange say of its aim, by a word in the tool's name; the first that fits. */
export const TOOL_CUES: readonly {
  readonly pattern: RegExp;
  readonly fact: string;
  readonly bits: Readonly<Partial<Record<Capability, number>>>;
}[] = [
  {
    pattern: /computer|screenshot|mouse|click|keyboard|desktop|\bgui\b/,
    fact: 'was sent with a tool that works a screen',
    bits: { 'computer use': 8 },
  },
  {
    pattern: /image|vision|photo|ocr|camera/,
    fact: 'was sent with a tool for images',
    bits: { vision: 6 },
  },
  {
    pattern: /code_?interpreter|python|notebook|jupyter/,
    fact: 'was sent with a tool that runs code',
    bits: { coding: 3, 'reasoning traces': 1 },
  },
  {
    // A search beside an answer is a feature of many chats; it takes more to make an agent.
    pattern: /search|retriev|lookup/,
    fact: 'was sent with a tool that looks things up',
    bits: { 'agentic tool use': 2 },
  },
  {
    pattern:
      /bash|shell|terminal|exec|edit|git|browser|http|fetch|api|mail|calendar|sql|(read|write)_file/,
    fact: 'was sent with tools that act',
    bits: { 'agentic tool use': 4 },
  },
];

/** Several different tools are an agent's, whatever their names. */
export const SEVERAL_TOOLS_BITS = 3;
