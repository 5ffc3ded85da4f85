const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

/** What ordinary people write about. Short parts, joined anew each time. */
export const THINGS = lines(`
  my sister's wedding
  a leaking tap
  the rent increase
  a sourdough starter
  our sprint review
  a used Corolla
  knee pain after running
  my visa interview
  the neighbours' dog
  a job offer in Lyon
  a birthday for a six year old
  my grandmother's recipes
  a thesis on river deltas
  the parents' evening
  second hand bicycles
  an allotment garden
  quarterly targets
  a podcast about trains
  my driving test
  a broken dishwasher
  the school play
  freelance taxes
  a trip along the coast
  cat vaccinations
  an online shop for candles
  a refund from the airline
  night shifts
  the church choir
  a small bakery
  our football club
  learning the ukulele
  a divorce hearing
  soil for tomatoes
  a literature review
  customer complaints
  a shared flat
  a cracked phone screen
  my mother's pension
  a job in nursing
  a cycling holiday
  interview questions
  wedding speeches
  a mortgage
  the school board
  a thriller plot
  poker odds
  a diet without dairy
  coffee machines
  solar panels
  the moon landing`);
export const ACTS = lines(`
  write a short note about
  give me ideas for
  explain the basics of
  help me plan
  what should I know before
  compare two options for
  draft an email regarding
  make a checklist for
  summarise what people say about
  turn this into a polite message:
  find mistakes in my text on
  how do I start with
  what does it cost to deal with
  tell me a story around
  translate into plain words:
  suggest a title for
  list the risks of
  give pros and cons of
  write a poem about
  make a timetable for
  rewrite this paragraph on`);
export const ADJECTIVES = words(
  `honest friendly formal funny careful detailed brief warm sharp simple practical serious gentle bold clear dry lively modest thorough casual tidy curious patient direct`,
);
export const NOUNS = words(
  `letter budget window table answer garden river teacher market train folder ticket kitchen village engine doctor blanket contract holiday basket corner street camera novel printer uncle weekend harbour pencil jacket summer bridge mirror lesson pocket island forest ladder parcel station evening office neighbour hospital dinner sentence circle picture journey bottle signal message farmer shoulder morning country machine history captain family project school paper winter culture breakfast concert tailor museum balcony lawyer`,
);
export const VERBS = words(
  `carried found opened wanted forgot painted counted followed answered closed moved sold borrowed cleaned hid ordered promised remembered repaired shared visited watched wrote measured lifted mended guessed invited kept noticed planted posted rented saved served signed tasted turned walked wished`,
);
export const ADVERBS = words(
  `slowly quietly twice yesterday again together outside early carefully badly once later indoors abroad alone seldom suddenly gladly daily`,
);
export const CODE_OBJECTS = words(
  `invoice order customer session token cart payload record sensor queue ticket image booking shipment message profile device schedule report matrix vector graph batch cache metric region account event lesson voucher recipe route player`,
);
export const CODE_VERBS = words(
  `load parse merge fetch build render validate filter group sort update insert compress upload normalise schedule retry resize split encode resolve check count flush`,
);
export const LANGUAGES = words(
  `Python TypeScript Go Rust Java C# PHP Kotlin Swift SQL R C++ Ruby Bash Dart Scala`,
);
export const FRAMEWORKS = words(
  `React Django Flask Spring pandas FastAPI Vue Laravel Express Unity Terraform Kubernetes PyTorch Flutter Rails Spark`,
);
export const GREETINGS = lines(`
  Hi,
  hello
  Hey there,
  Good morning.
  please
  ok so
  Quick question:
  I need help.
  Dear assistant,
  pls`);
export const WISHES = lines(`
  Keep it short.
  Thanks!
  thx
  Use bullet points.
  In simple words please.
  Not too long.
  Explain why.
  Step by step.
  Make it sound natural.
  No fluff.`);
