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

describe("installing and removing the app", () => {
  test("the installation, which Teams reports twice, is greeted once", async () => {
    await Promise.all([world.post(installed(ola.writer)), world.post(added())]);
    await world.settle();
    expect(ola.screen.map(({ activity }) => textOf(activity).split("\n")[0])).toEqual([copy("menu.title")]);
  });

  test("the installation is greeted once, in whatever order the two activities arrive", async () => {
    await world.pass(9_999, 9_999);
    await world.post(added());
    await world.pass(2);
    await world.post(installed(ola.writer));
    await world.settle();
    expect(ola.screen).toHaveLength(1);
  });

  test("another person who joins gets no greeting", async () => {
    await ola.does(anActivity(ola.writer, { type: "conversationUpdate", membersAdded: [{ id: "29:jan" }, null] }));
    expect(ola.screen).toEqual([]);
  });

  test("a student who removes the app gets no more messages, and finds the order when coming back", async () => {
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

  test("an update of the app is neither greeted nor treated as a removal", async () => {
    await ola.installs();
    const before = ola.screen.length;
    await ola.does(installed(ola.writer, "add-upgrade"));
    await ola.does(installed(ola.writer, "remove-upgrade"));
    expect(ola.screen.length).toBe(before);
    await ola.says("menu");
    expect(ola.screen.length).toBeGreaterThan(before);
  });

  test("the removal by a stranger stores nothing", async () => {
    await world.teamsStudent("29:nobody").removes();
    const people = [];
    for await (const person of world.store.scan("person")) people.push(person);
    expect(people).toEqual([]);
  });
});

describe("a message in the private chat", () => {
  test("is answered once when Teams sends it twice", async () => {
    const activity = text(ola.writer, "menu");
    await ola.does(activity);
    const before = ola.screen.length;
    expect((await ola.does(activity)).status).toBe(200);
    expect(ola.screen.length).toBe(before);
  });

  test("is read without the assistant's own name in it", async () => {
    const mention = { type: "mention", mentioned: bot, text: "<at>Legitka</at>" };
    await ola.says("<at>Legitka</at>\u00a0menu", { entities: [mention] });
    expect(ola.seesAll).toContain(copy("menu.link"));
  });

  test("is read as it was written when it is formatted", async () => {
    await ola.says("j&#281;zyk&nbsp;".replace("&#281;", "ę"));
    expect(ola.sees).toContain(`[${copy("language.pl")}]`);
  });

  test("is handled as a new message when it corrects the latest one", async () => {
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

  test("changes nothing when it corrects an older one", async () => {
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
  ])("needs no answer if it is only an activity such as %s", async (_, fields) => {
    await ola.says("menu");
    const before = ola.screen.length;
    expect((await ola.does(anActivity(ola.writer, fields))).status).toBe(200);
    expect(ola.screen.length).toBe(before);
  });

  test.each([
    ["image/png", "image"],
    ["audio/ogg", "audio"],
    ["application/vnd.microsoft.teams.file.download.info", "file"],
  ])("is answered in a friendly way when it has an attachment of type %s", async (contentType, kind) => {
    await ola.says("menu");
    await ola.says("", { attachments: [{ contentType, contentUrl: "https://example.org/x" }] });
    expect(ola.seesAll).toContain(copy(`problem.attachment.${kind}`));
  });

  test("is taken in without its picture, which is reported to the student", async () => {
    await ola.says("język", { attachments: [{ contentType: "image/png", contentUrl: "https://example.org/x" }] });
    expect(ola.seesAll).toContain(copy("problem.beside.image"));
    expect(ola.sees).toContain(`[${copy("language.pl")}]`);
  });

  test("has its PESEL masked before it is stored, even in a button's field", async () => {
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

describe("in a chat that others can read", () => {
  const inGroup = (words: string, kind = "groupChat", user = "29:ola") =>
    text({ ...ola.writer, user, conversation: `19:${kind}@thread.v2` }, words, {
      conversation: { conversationType: kind, isGroup: true, id: `19:${kind}@thread.v2`, tenantId: "tenant" },
    });
  const said = (kind: string): string[] =>
    world.farEnd.screen(`19:${kind}@thread.v2`).map(({ activity }) => textOf(activity));

  test.each(["channel", "groupChat"])("the assistant says once that it talks only in private (%s)", async (kind) => {
    for (const words of ["menu", "mój kod?", "halo"]) await world.post(inGroup(words, kind));
    await world.settle();
    expect(said(kind)).toEqual([expect.stringContaining(copy("teams.onlyPrivate"))]);
  });

  test("another person is told as well, and the first one again a day later", async () => {
    await world.post(inGroup("menu"));
    await world.post(inGroup("menu", "groupChat", "29:jan"));
    expect(said("groupChat").length).toBe(2);
    await world.pass(25 * 3600_000, 3600_000);
    await world.post(inGroup("menu"));
    expect(said("groupChat").length).toBe(3);
  });

  test("nothing reaches the private conversation, not even a press", async () => {
    await ola.says("menu");
    const before = ola.screen.length;
    const { data } = ola.button("link");
    const elsewhere = { conversation: { conversationType: "groupChat", id: "19:x@thread.v2" } };
    expect(await ola.does(execute(ola.writer, data, elsewhere))).toMatchObject({ status: 200 });
    expect(ola.screen.length).toBe(before);
    for await (const person of world.store.scan("person")) expect(JSON.stringify(person)).not.toContain("19:x@thread");
  });
});

describe("the language of a new student", () => {
  test.each<[string, string | null, string | null, Lang]>([
    ["a Polish client", "pl-PL", "John Smith", "pl"],
    ["a Ukrainian client", "uk-UA", "John Smith", "uk"],
    ["an English client", "en-US", "John Smith", "en"],
    ["an English client of somebody whose name is in Cyrillic", "en-US", "Олена Шевченко", "uk"],
    ["an English client of somebody with a Polish name", "en-GB", "Łukasz Żak", "pl"],
    ["a German client", "de-DE", "Hans Müller", "en"],
    ["a client that says nothing", null, null, "pl"],
  ])("is guessed from the client and the name: %s", async (_, locale, name, lang) => {
    const student = world.teamsStudent("29:new", { locale, name });
    await student.says("menu");
    expect(student.seesAll).toMatch(copyPattern("menu.welcome", {}, lang));
  });

  test("is guessed at the installation from the name, which Teams is asked for when it sends none", async () => {
    world.farEnd.member = { name: "Олена Шевченко" };
    const olena = world.teamsStudent("29:olena", { locale: "en-US" });
    await olena.installs();
    expect(olena.seesAll).toMatch(copyPattern("menu.welcome", {}, "uk"));
  });

  test("can be changed by the student, and stays changed", async () => {
    await ola.says("menu");
    await ola.says("in English please");
    await ola.says("menu");
    expect(ola.sees).toContain(copyIn("en", "menu.link"));
  });
});
