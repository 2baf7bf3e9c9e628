import { createLateAnswer } from "../../../src/channels/slack/bolt/lateAnswer";

function open() {
  const posted: { url: string; said: unknown }[] = [];
  const say = createLateAnswer({
    post: (url, _, body) => {
      posted.push({ url, said: JSON.parse(String(body)) as unknown });
      return Promise.resolve({ status: 200, headers: {}, text: "ok" });
    },
    download: () => Promise.reject(new Error("nothing is downloaded")),
    close: () => Promise.resolve(),
  });
  return { posted, say };
}

const url = "https://hooks.slack.example/commands/T1/2/3";

test("a late answer goes to the address that came with the command, as text or as blocks", async () => {
  const { posted, say } = open();
  await say({ command: "/a", response_url: url }, "hej");
  await say({ command: "/a", response_url: url }, { response_type: "ephemeral", text: "hej", blocks: [] });
  expect(posted).toEqual([
    { url, said: { text: "hej" } },
    { url, said: { response_type: "ephemeral", text: "hej", blocks: [] } },
  ]);
});

test("without an address nothing is said", async () => {
  const { posted, say } = open();
  await say({ command: "/a" }, "hej");
  await say({ command: "/a", response_url: "no address" }, "hej");
  expect(posted).toEqual([]);
});
