import { actionIn, payloadOf, type Action } from "../../src/conversation/action";
import { chatKey, chatRecord } from "../../src/conversation/chat";
import { chatNamed } from "../support/ids";
import { aChat, frameAt, linked } from "./people";

const key = chatKey(chatNamed("fake:ola"));

test("a file that was not accepted is stored under the name that earlier versions read", () => {
  const unacceptedFile = { type: "image", time: 1 } as const;
  const value = chatRecord.write(aChat({ unacceptedFile }));
  expect(value).toMatchObject({ it: { untaken: unacceptedFile } });
  expect(chatRecord.read({ key, rev: 1, value }).unacceptedFile).toEqual(unacceptedFile);
});

describe("an ask id is stored under the name that earlier versions read", () => {
  test("in a chat's frames", () => {
    const paused = { activate: frameAt("activate", "scan") };
    const chat = aChat({ ...linked, frame: frameAt("order", "check"), trail: [frameAt("menu", "main")], paused });
    const value = chatRecord.write(chat);
    const old = { at: "here" };
    expect(value).toMatchObject({ it: { frame: old, trail: [old], paused: { activate: old } } });
    expect(JSON.stringify(value)).not.toContain("askId");
    expect(chatRecord.read({ key, rev: 1, value })).toEqual(chat);
  });

  const actions: Exclude<Action, { kind: "say" }>[] = [
    { kind: "do", effect: { kind: "link.start" }, askId: "here", since: 1 },
    { kind: "read", facts: ["card"], askId: "here" },
  ];
  test.each(actions)("in the payload of a job that is to $kind something", (action) => {
    const payload = payloadOf(action);
    expect(payload).toMatchObject({ kind: action.kind, at: "here" });
    expect(payload).not.toHaveProperty("askId");
    expect(actionIn({ payload })).toEqual(action);
  });
});
