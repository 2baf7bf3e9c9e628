import { z } from "zod";
import { card } from "../../dialogs/kit/card";
import { dialog, go, open } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { aChat, frameAt, linked, script, surroundings } from "./people";
import { heldNow } from "../dialogs/samples";
import { advance } from "../../src/conversation/engine";
import { asked, effects, said, Talk } from "./talk";

const canOrder = { card: { whyCannotOrder: null, whyCannotRevoke: null, orders: [] } };
const ready = {
  card: {
    whyCannotOrder: null,
    whyCannotRevoke: null,
    orders: [
      {
        id: "7001",
        phase: "ready",
        status: "ready",
        orderedAt: null,
        expiresAt: null,
      },
    ],
  },
} as const;

describe("a step of a conversation", () => {
  test("is a pure function: the same person and input give the same result, and the given person is not changed", () => {
    const person = aChat({ frame: frameAt("menu", "main"), trail: [frameAt("activate", "scan")] });
    const before = structuredClone(person);
    const input = { kind: "content", content: { kind: "text", text: "menu" } } as const;
    const runs = [0, 1].map(() => advance(person, input, surroundings()));
    expect(runs[0]).toEqual(runs[1]);
    expect(person).toEqual(before);
  });

  test("asks for its facts before it shows its card, and drops facts that come too late", () => {
    const talk = new Talk(linked);
    expect(talk.means("order")).toEqual([{ kind: "read", facts: ["card"], askId: "at1" }]);
    talk.commands("menu");
    expect(talk.does({ kind: "facts", askId: "at1", facts: canOrder })).toEqual([]);
    expect(talk.at).toBe("menu.main");
  });

  test("sends a student who is not signed in through the sign-in, and then to the dialog they wanted", () => {
    const talk = new Talk();
    expect(effects(talk.means("newPhone"))).toEqual(["link.start"]);
    talk.hears({ kind: "linkOffered", url: "https://legitka.example/link/a" }, talk.frame.askId);
    expect(talk.at).toBe("link.code");
    const outputs = talk.hears({ kind: "linked", name: "Anna", account: "usos:1" }, talk.frame.askId);
    expect(said(outputs)).toEqual(["link.done"]);
    expect(talk.at).toBe("newPhone.look");
  });

  test("after the sign-in leads only to the dialog that the student wanted, even if they asked something else before", () => {
    const talk = new Talk();
    talk.means("newPhone");
    talk.hears({ kind: "linkOffered", url: "https://legitka.example/link/a" }, talk.frame.askId);
    talk.means("price");
    expect(talk.at).toBe("advice.look");
    expect(effects(talk.says("123 456"))).toEqual(["link.verify"]);
    const linked = { kind: "linked", name: "Anna", account: "usos:1" } as const;
    expect(said(talk.hears(linked, talk.frame.askId))).toEqual(["link.done"]);
    expect(talk.at).toBe("newPhone.look");

    talk.commands("menu");
    talk.hears(linked);
    expect(talk.at).toBe("menu.main");
  });

  test("starts a new sign-in when USOS no longer accepts the old one, and then goes on", () => {
    const talk = new Talk(linked);
    talk.means("revoke");
    expect(effects(talk.learns({ code: "signedOut" }))).toEqual(["link.start"]);
    expect(talk.person.signedIn).toBe(false);
    expect(talk.frame.data).toMatchObject({ then: "revoke" });
  });
});

describe("the commands", () => {
  const everywhere = [
    ...([frameAt("menu", "main"), frameAt("activate", "scan"), frameAt("order", "check")] as const),
    ...([
      frameAt("link", "code"),
      frameAt("escalate", "describe"),
      frameAt("ticket", "add", { ticket: "L-1" }),
    ] as const),
  ];

  test.each(everywhere)("each lead to their own dialog from $dialog.$step", (frame) => {
    const leads = (command: Parameters<Talk["commands"]>[0]) => {
      const talk = new Talk({ ...linked, frame });
      talk.commands(command);
      return talk.at;
    };
    expect(leads("menu")).toBe("menu.main");
    expect(leads("cancel")).toBe("menu.main");
    expect(leads("back")).toBe("menu.main");
    expect(leads("human")).toBe("escalate.describe");
    expect(leads("language")).toBe("language.choose");
  });

  test.each([
    { frame: frameAt("order", "check"), answer: "cancelled" },
    { frame: frameAt("ticket", "add", { ticket: "L-1" }), answer: "cancelled" },
    { frame: frameAt("escalate", "describe"), answer: "escalate.notSent" },
  ])("«cancel» at $frame.dialog, $frame.step says $answer, and «back» does not lead there", ({ frame, answer }) => {
    const talk = new Talk({ ...linked, frame, trail: [frameAt("activate", "scan")] });
    expect(said(talk.commands("cancel"))).toEqual([answer]);
    expect(talk.person.trail).toEqual([]);
  });

  test.each([
    { frame: frameAt("ticket", "add", { ticket: "L-1" }), answer: "cancelled" },
    { frame: frameAt("advice", "look", { about: "price" }), answer: "escalate.notSent" },
  ])("«cancel» at $frame.dialog, $frame.step, opened from a letter, says $answer", ({ frame, answer }) => {
    const talk = new Talk({ ...linked, frame, trail: [frameAt("escalate", "describe")] });
    expect(said(talk.commands("cancel"))).toEqual([answer]);
  });

  test("«human» tells support where the student was", () => {
    const talk = new Talk({ frame: frameAt("activate", "scan") });
    talk.commands("human");
    expect(talk.frame.data).toEqual({ dialog: "activate", step: "scan" });
  });
});

describe("«back»", () => {
  test("leads one card back each time, and in the end to the menu", () => {
    const talk = new Talk({ frame: frameAt("menu", "main") });
    talk.chooses("activate");
    talk.chooses("iphone");
    talk.chooses("next");
    expect(asked(talk.commands("back"))).toEqual(["activate.prepare"]);
    expect(asked(talk.commands("back"))).toEqual(["activate.phone"]);
    expect(asked(talk.commands("back"))).toEqual(["menu.main"]);
    expect(asked(talk.commands("back"))).toEqual(["menu.main"]);
  });

  test("never leads to a step that had no card or whose card was never shown", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.means("order");
    talk.learns(ready);
    talk.learns(ready);
    expect(talk.at).toBe("code.look");
    talk.means("status");
    talk.means("eligibility");
    talk.commands("back");
    expect(talk.at).toBe("code.look");
    talk.learns(ready);
    talk.commands("back");
    expect(talk.at).toBe("menu.main");
  });

  test("does not repeat an effect and does not lead to the card that announced it", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.means("order");
    talk.learns(canOrder);
    const placing = talk.chooses("place");
    expect(effects(placing)).toEqual(["order.place"]);
    talk.means("activate");
    const back = talk.commands("back");
    expect({ at: talk.at, effects: effects(back) }).toEqual({ at: "menu.main", effects: [] });
  });
});

describe("the outcome of an effect", () => {
  const placing = (): { talk: Talk; at: string } => {
    const talk = new Talk({ ...linked, frame: frameAt("order", "check") });
    talk.chooses("place");
    return { talk, at: talk.frame.askId };
  };

  test("leads on from the step that waits for it, even if the student said hello in the meantime", () => {
    const { talk, at } = placing();
    talk.hello();
    talk.sends({ kind: "attachment", type: "image" });
    expect(asked(talk.hears({ kind: "orderPlaced", orderId: "7001" }, at))).toEqual(["order.placed"]);
  });

  test("is only told to a student who is in another dialog, who stays there", () => {
    const { talk, at } = placing();
    talk.means("activate");
    expect(said(talk.hears({ kind: "orderPlaced", orderId: "7001" }, at))).toEqual(["order.placed", "order.canLeave"]);
    expect(talk.at).toBe("activate.phone");
  });

  test("that the waiting step does not handle ends the waiting, so that «ordering…» does not stay for ever", () => {
    const { talk, at } = placing();
    expect(said(talk.hears({ kind: "signedOutByUsos" }, at))).toEqual(["push.signedOut"]);
    expect(asked(talk.hello())).toEqual(["menu.main"]);
  });

  test("that is a fault keeps the step waiting, because the effect is tried again", () => {
    const { talk, at } = placing();
    expect(said(talk.hears({ kind: "fault", effect: "order.place", code: "unexpected" }, at))).toEqual([
      "problem.fault",
    ]);
    expect(asked(talk.hears({ kind: "orderPlaced", orderId: "7001" }, at))).toEqual(["order.placed"]);
  });
});

describe("a walkthrough left half-way", () => {
  test("is resumed from the menu at the step where it was left", () => {
    const talk = new Talk({ frame: frameAt("activate", "terms", { phone: "iphone", layout: "newer" }) });
    talk.commands("menu");
    expect(asked(talk.chooses("resume"))).toEqual(["activate.terms"]);
    expect(talk.frame.data).toEqual({ phone: "iphone", layout: "newer" });
  });

  test("is resumed after a request for help was sent", () => {
    const talk = new Talk({ ...linked, frame: frameAt("extendGuide", "scan") });
    talk.commands("human");
    talk.says("Kod nie chce się zeskanować");
    talk.learns({ ...heldNow, problems: [] });
    talk.chooses("send");
    talk.hears({ kind: "ticketOpened", ticket: "L-1" }, talk.frame.askId);
    expect(asked(talk.chooses("resume"))).toEqual(["extendGuide.scan"]);
  });

  test("is not offered again once the student has finished it", () => {
    const talk = new Talk({ frame: frameAt("activate", "finished") });
    talk.commands("menu");
    expect(talk.frame.offered).not.toContain("resume");
  });
});

describe("a conversation stored by another version", () => {
  const lost = { ...frameAt("menu", "main"), step: "gone" };

  test.each([
    { why: "a dialog that is no more", frame: { ...lost, dialog: "gone" } },
    { why: "a step that is no more", frame: lost },
    { why: "a version nobody can bring up to date", frame: { ...frameAt("menu", "main"), version: 7 } },
    { why: "data of another shape", frame: frameAt("activate", "scan", { phone: "fax" }) },
  ])("at $why is dropped with a friendly word, whatever the person does", ({ frame }) => {
    const talk = () => new Talk({ frame, trail: [lost] });
    for (const does of [
      (it: Talk) => it.hello(),
      (it: Talk) => it.presses("c/menu/9/gone/anything/here"),
      (it: Talk) => it.does({ kind: "facts", askId: "here", facts: canOrder }),
    ]) {
      const it = talk();
      const outputs = does(it);
      expect({ said: said(outputs), asked: asked(outputs) }).toEqual({
        said: ["problem.newVersion"],
        asked: ["menu.main"],
      });
      expect(it.person.trail).toEqual([]);
    }
    expect(said(talk().says("hm"))).toEqual(["problem.newVersion", "problem.notUnderstood"]);
  });

  test("still shows pushes, without a word about versions", () => {
    const talk = new Talk({ frame: lost });
    expect(said(talk.hears({ kind: "orderReady", orderId: "7001" }))).toEqual(["push.ready", "code.careful"]);
    expect(asked(talk.hello())).toEqual(["menu.main"]);
  });

  test("is migrated where the dialog has a migration", () => {
    const colours = dialog({
      id: "colours",
      version: 2,
      first: "pick",
      data: z.object({ colour: z.string() }),
      migrate: (version, _, data) =>
        version === 1 ? { step: "pick", data: { colour: String(data["color"]) } } : undefined,
      steps: {
        pick: {
          ask: ({ data: { colour } }) => card({ text: t(colour) }),
          on: { next: go("pick"), menu: open("menu") },
        },
      },
    });
    const run = { ...script, dialogs: { ...script.dialogs, colours } };
    const frame = { ...frameAt("menu", "main"), dialog: "colours", version: 1, step: "choose", data: { color: "red" } };
    const talk = new Talk({ frame }, run);
    expect(asked(talk.hello())).toEqual(["colours.pick"]);
    expect(talk.frame).toMatchObject({ version: 2, data: { colour: "red" } });
    expect(said(new Talk({ frame: { ...frame, version: 0 } }, run).hello())).toEqual(["problem.newVersion"]);
  });

  test("loses a left walkthrough whose step no longer exists, and starts it from its beginning", () => {
    const talk = new Talk({ paused: { activate: { ...frameAt("activate", "scan"), step: "gone" } } });
    talk.hello();
    expect(asked(talk.chooses("resume"))).toEqual(["activate.phone"]);
  });
});
