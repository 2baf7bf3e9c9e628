import { languages } from "../../../dialogs/kit/text";
import { copy, copyIn } from "../../support/copy";
import { openSlackWorld, type SlackWorld } from "./slackWorld";

let world: SlackWorld;
afterEach(() => world.close());

const keys = ["promptOrder", "promptStatus", "promptAdd", "promptHelp"] as const;
const calls = (method: string) => world.slack.calls().filter((it) => it.method === method);
const statuses = () => calls("assistant.threads.setStatus").map(({ args }) => args["status"]);

test("whoever opens the conversation is offered what they could write, in their language", async () => {
  world = await openSlackWorld();
  const [anna, oksana] = [world.slackStudent("anna"), world.slackStudent("oksana")];
  await anna.opensHome("messages");
  await oksana.opensHome("messages");
  expect(world.slack.agent(anna.user).prompts).toEqual(keys.map((it) => copy(`slack.${it}`)));
  expect(world.slack.agent(oksana.user).prompts).toEqual(keys.map((it) => copyIn("uk", `slack.${it}`)));
});

test.each(languages)("each of the prompts is understood in %s", async (lang) => {
  world = await openSlackWorld();
  const anna = world.slackStudent({ pl: "anna", uk: "oksana", en: "lucia" }[lang]);
  for (const key of keys) {
    await anna.says(copyIn(lang, `slack.${key}`));
    for (const doubt of ["notUnderstood", "unsure", "likely"])
      expect(anna.seesAll).not.toContain(copyIn(lang, `problem.${doubt}`));
  }
});

test("a line says that an answer is being looked for, below the question, and goes when the answer is there", async () => {
  world = await openSlackWorld();
  const anna = world.slackStudent("anna");
  await anna.signsInAs("anna");
  const before = statuses().length;
  const { ts } = await anna.does(world.slack.says(anna.user, anna.dm, "czy mogę mieć mLegitymację?"));
  expect(statuses().slice(before)).toEqual([copy("slack.looking"), ""]);
  expect(calls("assistant.threads.setStatus").at(-1)?.args["thread_ts"]).toBe(ts);
  expect(world.slack.agent(anna.user).status).toBeUndefined();
});

test("nothing is missing in the conversation of a workspace that allows neither, and it is not asked again and again", async () => {
  world = await openSlackWorld();
  const missing = Array.from({ length: 20 }, () => ({ error: "missing_scope" }));
  for (const method of ["setStatus", "setSuggestedPrompts"])
    world.slack.answer(`assistant.threads.${method}`, ...missing);
  const anna = world.slackStudent("anna");
  await anna.opensHome("messages");
  await anna.signsInAs("anna");
  await anna.opensHome("messages");
  await anna.says("czy mogę mieć mLegitymację?");
  expect(anna.seesAll).toContain(copy("eligibility.title"));
  expect(calls("assistant.threads.setSuggestedPrompts")).toHaveLength(1);
  expect(calls("assistant.threads.setStatus")).toHaveLength(1);
});

test("nobody who is not served is offered anything", async () => {
  world = await openSlackWorld();
  const guest = world.slack.addPerson({ handle: "gosc", name: "Gość Firmowy", isGuest: true });
  await world.slack.opensHome(guest.id, "messages");
  await world.settle();
  expect(world.slack.agent(guest.id).prompts).toEqual([]);
});
