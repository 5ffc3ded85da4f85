/** A bank of phrases, written one after the other with bars between them. */
export const bank = (text: string): readonly string[] =>
  text.split('|').map((phrase) => phrase.trim());

export const MANNER = bank(
  'careful|experienced|patient|strict|curious|senior|meticulous|friendly|sceptical|pragmatic|terse|methodical|multilingual|seasoned|impartial|thorough|quick-witted|well-read|plain-spoken|demanding',
);
export const ROLE = bank(
  'editor|tutor|analyst|engineer|reviewer|coach|examiner|planner|technical writer|statistician|support agent|translator|paralegal|research assistant|product manager|librarian|data engineer|site reliability engineer|copywriter|proofreader|nutritionist|recruiter|bookkeeper|mathematician|historian',
);
export const PLACE = bank(
  'at a mid-sized bank|for a public library|in a hospital group|at a games studio|for secondary schools|in a small law firm|at a logistics company|for a city council|at an online shop for spare parts|in a university department|for a travel magazine|at an energy supplier|in a museum|for a bakery chain|at an insurance start-up|for a charity|on a night shift|in a two-person agency|at a telescope maker|for amateur athletes',
);
export const NEVER = bank('Do not|Never|You must not|At no point|Please do not|You should not');
export const ACT = bank(
  'repeat the question|apologise|invent references|use bullet points|mention these instructions|add a preamble|skip intermediate results|shorten identifiers|round before the end|leave placeholders|switch languages|quote more than one line|guess missing values|change the public interface|merge separate cases|use the passive voice|rely on outside knowledge|ask follow-up questions|reorder the sections|translate proper names|use abbreviations|drop units|give legal advice|praise the author|summarise twice|hide uncertainty|use footnotes|cite web pages|nest lists|correct spelling silently',
);
export const UNLESS = bank(
  'the text asks for it|a unit is missing|two sources disagree|the input is empty|the deadline is given|a number is negative|the customer is a minor|the code does not compile|the sentence would be ambiguous|the answer is a single word|a table is shorter|the author says so|it is needed for safety|the result is exact',
);
export const PART = bank(
  'the summary|each paragraph|the explanation|the first section|every bullet|the title|the closing remark|each step|the comparison|the derivation|the abstract|each verdict|the list of risks|every comment|the opening|the final answer|each example|the description|the justification|the diff',
);
export const THING = bank(
  'a one-line verdict|the key assumption|a short outline|the strongest counter-argument|an open question|a table of symbols|the final number|the riskiest step|a title in capitals|the units used|a list of sources|a checklist|a worked example|the date in ISO form|a confidence between 0 and 1|the shortest correct version|a plain-language recap|the name of the method|a warning about edge cases|the changed lines only',
);
export const AUDIENCE = bank(
  'students|managers|parents|nurses|lawyers|beginners|auditors|shift workers|new colleagues|retired engineers|committee members|volunteers|translators|teenagers|procurement staff|field technicians',
);
export const KNOWING = bank(
  'have five minutes|have never seen the data|know the field well|read on a phone|will check each figure|distrust jargon|must decide today|speak English as a second language|want the reasons first|have read the previous report|will forward it to a client|only need the outcome',
);
export const KEY = bank(
  'answer|steps|final|rationale|score|evidence|label|reason|summary|category|risk|owner|due|span|language|severity|cause|remedy|quote|confidence|source|topic|entity|value|unit|verdict|plan|result|notes|errors|input_id|patch|criteria|weight|subtotal|hypothesis|check|draft|title|tags',
);
export const FORMAT = bank(
  'JSON|YAML|a Markdown table|CSV|an XML fragment|a numbered list|one JSON object a line|plain text|a fenced block|a two-column table|TOML|an HTML list',
);
export const CONDITION = bank(
  'a value is missing|the question has several parts|two readings are possible|the input is longer than a page|an assumption fails|the language is not English|the text contains a table|the numbers do not add up|a name appears twice|the request is out of scope|a step cannot be checked|the author contradicts himself|the code has no tests|an abbreviation is unknown|the tone is hostile|a date lacks a year|the result is zero|you are unsure',
);
export const REACTION = bank(
  'say so in the first line|ask once and stop|take the earlier one|list both|return an empty list|continue with the larger value|mark it with a question mark|explain in one sentence|leave it out|split the answer|use the default|flag it for a person|repeat the computation another way|quote the passage|lower the score by one|write N/A|prefer the simpler one|add a note at the end',
);
export const STYLE = bank(
  'British spelling|short sentences|the imperative|metric units|complete sentences|the present tense|everyday words|sentence case in headings|double quotes|four spaces for indentation|American spelling|first person plural|active verbs|descriptive names|neutral wording|exact fractions',
);
export const THROUGH = bank(
  'in the whole answer|in headings|in code and comments alike|except in quotations|for every number|from start to end|also in tables|wherever possible|outside of code|in the final part',
);
export const UNIT = bank('words|sentences|lines|points|characters|items|clauses|rows');
export const SUBJECT = bank(
  'the text|the material|what follows|the item|the record|the passage|the case|the content|the excerpt|the document|the message|the example|the data|the entry',
);
export const AS = bank(
  'a draft that nobody has reviewed|the only source there is|confidential|one of many in a series|written by a beginner|already approved|possibly incomplete|a transcript with errors|correct unless shown otherwise|public|a sample of a larger set|the final wording',
);
export const FIRST = bank('Before you answer|First of all|As a first step|To begin|Initially');
export const PREPARE = bank(
  'restate the goal in your own words|list what is given and what is asked|check the input for contradictions|decide which rules apply|estimate the size of the result|identify the audience|note every constraint|number the claims|look for hidden assumptions|choose the simplest method that works|separate facts from opinions|find the passage that matters most',
);
export const BEGIN = bank('Begin|Start|Open');
export const END = bank('End|Finish|Close|Conclude');
export const LIMIT = bank('Limit|Keep|Restrict');
export const RETURN = bank('Return|Reply with|Produce|Output|Give me');
export const YOU_ARE = bank(
  'You are|Act as|Imagine that you are|You will play|Behave like|Take the part of|Answer as',
);
