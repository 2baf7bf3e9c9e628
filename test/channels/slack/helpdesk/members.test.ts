import type { Called, SlackApi } from "../../../../src/channels/slack/api";
import { createMembers } from "../../../../src/channels/slack/helpdesk/members";

const later: Called = { ok: false, refusal: "later", code: "ratelimited", afterMs: 30_000 };

/** Opens a workspace in whose helpdesk channel Marta and the people named by a test are members. */
function open(people: Readonly<Record<string, object>> = {}) {
  let now = 0;
  let isLimited = false;
  const asked = { lists: 0 };
  const answer = (method: string, args: Readonly<Record<string, unknown>>): Called => {
    if (method === "conversations.members") {
      asked.lists += 1;
      return isLimited ? later : { ok: true, data: { members: ["UMARTA", ...Object.keys(people)] } };
    }
    const user = String(args["user"]);
    return { ok: true, data: { user: { id: user, team_id: "T1", real_name: user, ...people[user] } } };
  };
  const api: SlackApi = {
    call: (_, method, args) => Promise.resolve(answer(method, args)),
    upload: () => Promise.reject(new Error("nothing is uploaded")),
    download: () => Promise.reject(new Error("nothing is downloaded")),
  };
  const members = createMembers({
    api,
    installations: {} as never,
    location: { channel: "C1", group: undefined, team: "T1" },
    clock: () => now,
  });
  return {
    asked,
    check: (user: string) => members.check({ team: "T1", user }),
    forget: () => members.forget(),
    pass: (ms: number) => void (now += ms),
    limit: (on = true) => void (isLimited = on),
  };
}

test.each([
  ["a guest of several channels", { is_restricted: true }],
  ["a guest of one channel", { is_restricted: true, is_ultra_restricted: true }],
  ["a bot", { is_bot: true }],
  ["somebody who was deactivated", { deleted: true }],
  ["somebody of another workspace", { team_id: "T2" }],
])("%s does not count as staff, though in the channel", async (_, profile) => {
  const { check } = open({ UGUEST: profile });
  expect(await check("UMARTA")).toMatchObject({ ok: true });
  expect(await check("UGUEST")).toMatchObject({ ok: false, why: "stranger" });
});

test("while Slack limits the list of members, Slack is not asked at every press", async () => {
  const { asked, check, pass, limit } = open();
  limit();
  for (let press = 0; press < 50; press++) expect(await check("UMARTA")).toMatchObject({ ok: false, why: "unknown" });
  expect(asked.lists).toBe(1);
  pass(1_500);
  expect(await check("UMARTA")).toMatchObject({ ok: false, why: "unknown" });
  expect(asked.lists).toBe(2);
  pass(1_500);
  limit(false);
  expect(await check("UMARTA")).toMatchObject({ ok: true });
});

test("while Slack limits the list of members, presses of a stranger do not affect known staff", async () => {
  const { check, pass, limit } = open();
  expect(await check("UMARTA")).toMatchObject({ ok: true });
  limit();
  pass(10_000);
  expect(await check("UKAROL")).toMatchObject({ ok: false, why: "unknown" });
  expect(await check("UMARTA")).toMatchObject({ ok: true });
  pass(20_000);
  expect(await check("UMARTA")).toMatchObject({ ok: false, why: "unknown" });
});

test("a person who leaves stops counting as staff at once, even while the list is being fetched", async () => {
  const { asked, check, forget } = open();
  const first = check("UMARTA");
  await Promise.resolve();
  forget();
  await Promise.all([first, check("UMARTA")]);
  forget();
  await check("UMARTA");
  expect(asked.lists).toBe(3);
});
