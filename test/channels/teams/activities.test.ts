import type { Lang } from "../../../dialogs/kit/text";
import { anActivity, bot, execute, installed, text } from "./activities";
import { textOf } from "../readCard";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import type { TeamsStudent } from "./teamsStudent";
import { copy, copyIn, copyPattern } from "../../support/copy";

let world: TeamsWorld;
let ola: TeamsStudent;
beforeEach(async () => {
  world = await openTeamsWorld();
  ola = world.teamsStudent();
});
afterEach(() => world.close());

const added = () =>
  anActivity(
    { ...ola.writer, name: null },
    { type: "conversationUpdate", membersAdded: [{ id: ola.writer.user }, bot] },
  );

describe("coming and going", () => {
  test("the installation, of which Teams tells twice, is greeted once", async () => {
    await Promise.all([world.post(installed(ola.writer)), world.post(added())]);
    await world.settle();
    expect(ola.screen.map(({ activity }) => textOf(activity).split("\n")[0])).toEqual([copy("menu.title")]);
  });

  test("the installation is greeted once however the two activities fall into time", async () => {
    await world.pass(9_999, 9_999);
    await world.post(added());
    await world.pass(2);
    await world.post(installed(ola.writer));
    await world.settle();
    expect(ola.screen).toHaveLength(1);
  });

  test("somebody else joining is no reason to speak", async () => {
    await ola.does(anActivity(ola.writer, { type: "conversationUpdate", membersAdded: [{ id: "29:jan" }, null] }));
    expect(ola.screen).toEqual([]);
  });

  test("a student who removes the app hears nothing more, and finds the order kept when coming back", async () => {
    const anna = world.teamsStudent("29:anna");
    await anna.signsInByHand("anna");
    await anna.presses("place");
    await anna.removes();
    const before = anna.screen.length;
    await world.pass(3 * 60_000);
    expect(anna.screen.length).toBe(before);

    await world.pass(60_000);
    await anna.installs();
    await anna.says("gdzie jest moja legitymacja?");
    expect(anna.sees).toContain(copy("phase.ready"));
  });

  test("an update of the app is neither greeted nor taken for a removal", async () => {
    await ola.installs();
    const before = ola.screen.length;
    await ola.does(installed(ola.writer, "add-upgrade"));
    await ola.does(installed(ola.writer, "remove-upgrade"));
    expect(ola.screen.length).toBe(before);
    await ola.says("menu");
    expect(ola.screen.length).toBeGreaterThan(before);
  });

  test("a stranger's removal leaves nothing behind", async () => {
    await world.teamsStudent("29:nobody").removes();
    const people = [];
    for await (const person of world.store.scan("person")) people.push(person);
    expect(people).toEqual([]);
  });
});

describe("what is written", () => {
  test("a message that Teams sends twice is answered once", async () => {
    const activity = text(ola.writer, "menu");
    await ola.does(activity);
    const before = ola.screen.length;
    expect((await ola.does(activity)).status).toBe(200);
    expect(ola.screen.length).toBe(before);
  });

  test("the assistant's own name in a message is not part of what is said", async () => {
    const mention = { type: "mention", mentioned: bot, text: "<at>Legitka</at>" };
    await ola.says("<at>Legitka</at>\u00a0menu", { entities: [mention] });
    expect(ola.seesAll).toContain(copy("menu.link"));
  });

  test("a formatted text is read as it was written", async () => {
    await ola.says("j&#281;zyk&nbsp;".replace("&#281;", "ę"));
    expect(ola.sees).toContain(`[${copy("language.pl")}]`);
  });

  test("the last message, corrected, is taken as said anew", async () => {
    const activity = text(ola.writer, "mneu qqq");
    await ola.does(activity);
    const edited = {
      ...activity,
      type: "messageUpdate",
      text: "menu",
      channelData: { ...(activity["channelData"] as object), eventType: "editMessage" },
    };
    await ola.does(edited);
    expect(ola.sees).toContain(copy("menu.link"));
    const before = ola.screen.length;
    await ola.does(edited);
    expect(ola.screen.length).toBe(before);
  });

  test("an older message, corrected, changes nothing any more", async () => {
    const activity = text(ola.writer, "menu");
    await ola.does(activity);
    await ola.says("język");
    const before = ola.screen.length;
    await ola.does({ ...activity, type: "messageUpdate", text: "pomoc", channelData: { eventType: "editMessage" } });
    expect(ola.screen.length).toBe(before);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a deleted message", { type: "messageDelete", channelData: { eventType: "softDeleteMessage" } }],
    ["a message brought back", { type: "messageUpdate", text: "menu", channelData: { eventType: "undeleteMessage" } }],
    ["a reaction", { type: "messageReaction", reactionsAdded: [{ type: "like" }] }],
    ["typing", { type: "typing" }],
    ["a type nobody has heard of", { type: "somethingNew", value: { a: 1 } }],
    ["an event", { type: "event", name: "application/vnd.microsoft.readReceipt" }],
  ])("%s is acknowledged and needs no answer", async (_, fields) => {
    await ola.says("menu");
    const before = ola.screen.length;
    expect((await ola.does(anActivity(ola.writer, fields))).status).toBe(200);
    expect(ola.screen.length).toBe(before);
  });

  test.each([
    ["image/png", "image"],
    ["audio/ogg", "audio"],
    ["application/vnd.microsoft.teams.file.download.info", "file"],
  ])("an attachment of type %s is answered kindly", async (contentType, kind) => {
    await ola.says("menu");
    await ola.says("", { attachments: [{ contentType, contentUrl: "https://example.org/x" }] });
    expect(ola.seesAll).toContain(copy(`problem.attachment.${kind}`));
  });

  test("a picture beside words is told of, and the words are taken", async () => {
    await ola.says("język", { attachments: [{ contentType: "image/png", contentUrl: "https://example.org/x" }] });
    expect(ola.seesAll).toContain(copy("problem.beside.image"));
    expect(ola.sees).toContain(`[${copy("language.pl")}]`);
  });

  test("a PESEL is covered before anything keeps it, in a button's field too", async () => {
    await ola.says("mój pesel to 44051401359");
    await ola.presses(copy("button.human"));
    await ola.submits("mam PESEL 44051401359 i nie działa");
    expect(ola.seesAll).toContain("•••");
    const written = [...world.logLines, ola.seesAll];
    for await (const record of world.store.scan("person")) written.push(JSON.stringify(record));
    for await (const record of world.store.scan("teamsCard")) written.push(JSON.stringify(record));
    expect(written.join("\n")).not.toContain("44051401359");
  });
});

describe("where others read along", () => {
  const inGroup = (words: string, kind = "groupChat", user = "29:ola") =>
    text({ ...ola.writer, user, conversation: `19:${kind}@thread.v2` }, words, {
      conversation: { conversationType: kind, isGroup: true, id: `19:${kind}@thread.v2`, tenantId: "tenant" },
    });
  const said = (kind: string): string[] =>
    world.farEnd.screen(`19:${kind}@thread.v2`).map(({ activity }) => textOf(activity));

  test.each(["channel", "groupChat"])("in a %s the assistant says once that it talks in private", async (kind) => {
    for (const words of ["menu", "mój kod?", "halo"]) await world.post(inGroup(words, kind));
    await world.settle();
    expect(said(kind)).toEqual([expect.stringContaining(copy("teams.onlyPrivate"))]);
  });

  test("another person there is told as well, and the first one again a day later", async () => {
    await world.post(inGroup("menu"));
    await world.post(inGroup("menu", "groupChat", "29:jan"));
    expect(said("groupChat").length).toBe(2);
    await world.pass(25 * 3600_000, 3600_000);
    await world.post(inGroup("menu"));
    expect(said("groupChat").length).toBe(3);
  });

  test("nothing said there reaches the private conversation, not even a press", async () => {
    await ola.says("menu");
    const before = ola.screen.length;
    const { data } = ola.button("link");
    const elsewhere = { conversation: { conversationType: "groupChat", id: "19:x@thread.v2" } };
    expect(await ola.does(execute(ola.writer, data, elsewhere))).toMatchObject({ status: 200 });
    expect(ola.screen.length).toBe(before);
    for await (const person of world.store.scan("person")) expect(JSON.stringify(person)).not.toContain("19:x@thread");
  });
});

describe("the first language", () => {
  test.each<[string, string | null, string | null, Lang]>([
    ["a Polish client", "pl-PL", "John Smith", "pl"],
    ["a Ukrainian client", "uk-UA", "John Smith", "uk"],
    ["an English client", "en-US", "John Smith", "en"],
    ["an English client of somebody whose name is in Cyrillic", "en-US", "Олена Шевченко", "uk"],
    ["an English client of somebody with a Polish name", "en-GB", "Łukasz Żak", "pl"],
    ["a German client", "de-DE", "Hans Müller", "en"],
    ["a client that says nothing", null, null, "pl"],
  ])("of %s is greeted in its own", async (_, locale, name, lang) => {
    const student = world.teamsStudent("29:new", { locale, name });
    await student.says("menu");
    expect(student.seesAll).toMatch(copyPattern("menu.welcome", {}, lang));
  });

  test("at the installation, when Teams names nobody, the name is asked for", async () => {
    world.farEnd.member = { name: "Олена Шевченко" };
    const olena = world.teamsStudent("29:olena", { locale: "en-US" });
    await olena.installs();
    expect(olena.seesAll).toMatch(copyPattern("menu.welcome", {}, "uk"));
  });

  test("can be changed, and stays changed", async () => {
    await ola.says("menu");
    await ola.says("in English please");
    await ola.says("menu");
    expect(ola.sees).toContain(copyIn("en", "menu.link"));
  });
});
