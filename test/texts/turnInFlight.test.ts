import type { View } from "../../dialogs/kit/view";
import { actionIn } from "../../src/conversation/action";
import { createLiveCatalog } from "../../src/conversation/liveCatalog";
import { createTurns } from "../../src/conversation/turn";
import { redactPesel } from "../../src/foundation/redact";
import { chatNamed } from "../support/ids";
import { memoryData, memoryStore } from "../support/memoryStore";
import { interpreted, rank, readReply } from "../support/understanding";
import { script } from "../conversation/people";
import { releaseAt } from "./deskAt";

test("a turn during which texts are published is said with the former ones throughout, and the next one with the new ones", async () => {
  const { catalog } = releaseAt();
  const edits = {
    pl: new Map([
      ["menu.title", "Nowy tytuł"],
      ["menu.link", "Nowy guzik"],
    ]),
    en: new Map(),
    uk: new Map(),
  };
  const live = createLiveCatalog(catalog);
  const views: View[] = [];
  let ids = 0;
  const turns = createTurns({
    store: memoryStore(memoryData(), () => 0),
    script,
    catalog: live,
    understand: interpreted,
    readReply,
    rank,
    redact: redactPesel,
    leaseMs: 1_000,
    clock: () => 0,
    // Ids are drawn in the middle of a turn, before its card is drawn.
    ids() {
      live.use(catalog.edited(edits, () => undefined));
      return `id${++ids}`;
    },
    perform: (jobs) => {
      for (const action of jobs.map(actionIn)) if (action.kind === "say") views.push(action.view);
    },
  });
  const chatId = chatNamed("fake:ola");
  const opens = (eventId: string) =>
    turns.take({ chatId, eventId, address: {}, name: "Ola", locale: "pl-PL", content: { kind: "hello" } });
  await opens("e1");
  await opens("e2");
  const [former, next] = views.map(({ title, buttons }) => ({ title, first: buttons[0]?.label }));
  expect(former).toEqual({
    title: catalog.say({ key: "menu.title" }, "pl"),
    first: catalog.say({ key: "menu.link" }, "pl"),
  });
  expect(next).toEqual({ title: "Nowy tytuł", first: "Nowy guzik" });
});
