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
  test("is pure: the same person and input give the same answer, and the person given stays as they were", () => {
    const person = aChat({ frame: frameAt("menu", "main"), trail: [frameAt("activate", "scan")] });
    const before = structuredClone(person);
    const input = { kind: "content", content: { kind: "text", text: "menu" } } as const;
    const runs = [0, 1].map(() => advance(person, input, surroundings()));
    expect(runs[0]).toEqual(runs[1]);
    expect(person).toEqual(before);
  });

  test("asks for what it reads before it shows its card, and drops an answer that comes too late", () => {
    const talk = new Talk(linked);
    expect(talk.means("order")).toEqual([{ kind: "read", facts: ["card"], askId: "at1" }]);
    talk.commands("menu");
    expect(talk.does({ kind: "facts", askId: "at1", facts: canOrder })).toEqual([]);
    expect(talk.at).toBe("menu.main");
  });

  test("sends a student who is not signed in through signing in, and on to where they wanted", () => {
    const talk = new Talk();
    expect(effects(talk.means("newPhone"))).toEqual(["link.start"]);
    talk.hears({ kind: "linkOffered", url: "https://legitka.example/link/a" }, talk.frame.at);
    expect(talk.at).toBe("link.code");
    const outputs = talk.hears({ kind: "linked", name: "Anna", account: "usos:1" }, talk.frame.at);
    expect(said(outputs)).toEqual(["link.done"]);
    expect(talk.at).toBe("newPhone.look");
  });

  test("goes on to where a student wanted who asked something else before signing in, and only there", () => {
    const talk = new Talk();
    talk.means("newPhone");
    talk.hears({ kind: "linkOffered", url: "https://legitka.example/link/a" }, talk.frame.at);
    talk.means("price");
    expect(talk.at).toBe("advice.look");
    expect(effects(talk.says("123 456"))).toEqual(["link.verify"]);
    const linked = { kind: "linked", name: "Anna", account: "usos:1" } as const;
    expect(said(talk.hears(linked, talk.frame.at))).toEqual(["link.done"]);
    expect(talk.at).toBe("newPhone.look");

    talk.commands("menu");
    talk.hears(linked);
    expect(talk.at).toBe("menu.main");
  });

  test("signs in anew when USOS no longer knows the sign-in, and then goes on", () => {
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

  test.each(everywhere)("lead where they say from $dialog.$step", (frame) => {
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

  test("«cancel» says that nothing changed, and leaves no way back into what was cancelled", () => {
    const talk = new Talk({ frame: frameAt("escalate", "describe"), trail: [frameAt("activate", "scan")] });
    expect(said(talk.commands("cancel"))).toEqual(["cancelled"]);
    expect(talk.person.trail).toEqual([]);
  });

  test("«human» tells support where the student was", () => {
    const talk = new Talk({ frame: frameAt("activate", "scan") });
    talk.commands("human");
    expect(talk.frame.data).toEqual({ dialog: "activate", step: "scan" });
  });
});

describe("«back»", () => {
  test("leads to the card before, again and again, and ends at the menu", () => {
    const talk = new Talk({ frame: frameAt("menu", "main") });
    talk.chooses("activate");
    talk.chooses("iphone");
    talk.chooses("next");
    expect(asked(talk.commands("back"))).toEqual(["activate.prepare"]);
    expect(asked(talk.commands("back"))).toEqual(["activate.phone"]);
    expect(asked(talk.commands("back"))).toEqual(["menu.main"]);
    expect(asked(talk.commands("back"))).toEqual(["menu.main"]);
  });

  test("never leads to a step that only led elsewhere or never came to be shown", () => {
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

  test("neither does an effect again nor leads to the card that announced it", () => {
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

describe("an outcome", () => {
  const placing = (): { talk: Talk; at: string } => {
    const talk = new Talk({ ...linked, frame: frameAt("order", "check") });
    talk.chooses("place");
    return { talk, at: talk.frame.at };
  };

  test("leads on from the step that waits for it, also when the student said hello meanwhile", () => {
    const { talk, at } = placing();
    talk.hello();
    talk.sends({ kind: "attachment", type: "image" });
    expect(asked(talk.hears({ kind: "orderPlaced", orderId: "7001" }, at))).toEqual(["order.placed"]);
  });

  test("is said in passing to a student who went elsewhere, and moves nobody", () => {
    const { talk, at } = placing();
    talk.means("activate");
    expect(said(talk.hears({ kind: "orderPlaced", orderId: "7001" }, at))).toEqual(["order.placed", "order.canLeave"]);
    expect(talk.at).toBe("activate.phone");
  });

  test("the waiting step does not know ends the waiting, so that it never says «ordering…» for ever", () => {
    const { talk, at } = placing();
    expect(said(talk.hears({ kind: "signedOutByUsos" }, at))).toEqual(["push.signedOut"]);
    expect(asked(talk.hello())).toEqual(["menu.main"]);
  });

  test("that is a fault keeps the step waiting, since it is tried again", () => {
    const { talk, at } = placing();
    expect(said(talk.hears({ kind: "fault", effect: "order.place", code: "unexpected" }, at))).toEqual([
      "problem.fault",
    ]);
    expect(asked(talk.hears({ kind: "orderPlaced", orderId: "7001" }, at))).toEqual(["order.placed"]);
  });
});

describe("a walkthrough left half-way", () => {
  test("is taken up from the menu at the very step it was left at", () => {
    const talk = new Talk({ frame: frameAt("activate", "terms", { phone: "iphone", layout: "newer" }) });
    talk.commands("menu");
    expect(asked(talk.chooses("resume"))).toEqual(["activate.terms"]);
    expect(talk.frame.data).toEqual({ phone: "iphone", layout: "newer" });
  });

  test("is taken up after a request for help was sent", () => {
    const talk = new Talk({ ...linked, frame: frameAt("extendGuide", "scan") });
    talk.commands("human");
    talk.says("Kod nie chce się zeskanować");
    talk.learns(heldNow);
    talk.chooses("send");
    talk.hears({ kind: "ticketOpened", ticket: "L-1" }, talk.frame.at);
    expect(asked(talk.chooses("resume"))).toEqual(["extendGuide.scan"]);
  });

  test("is not offered again once it reached its end", () => {
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
  ])("at $why is dropped kindly, whatever the person does", ({ frame }) => {
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

  test("hears pushes without being told of versions", () => {
    const talk = new Talk({ frame: lost });
    expect(said(talk.hears({ kind: "orderReady", orderId: "7001" }))).toEqual(["push.ready", "code.careful"]);
    expect(asked(talk.hello())).toEqual(["menu.main"]);
  });

  test("is brought along where the dialog knows how", () => {
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

  test("loses a walkthrough that no longer exists, and starts it from its beginning", () => {
    const talk = new Talk({ paused: { activate: { ...frameAt("activate", "scan"), step: "gone" } } });
    talk.hello();
    expect(asked(talk.chooses("resume"))).toEqual(["activate.phone"]);
  });
});
