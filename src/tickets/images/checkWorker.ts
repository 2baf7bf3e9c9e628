import { parentPort } from "node:worker_threads";
import { prepareCodes } from "./codes";
import { checkPicture, type Checked } from "./picture";

/** After this, a picture is only written anew: on a busy machine a photo is passed on rather than refused for its deadline. */
const lookMs = 5_000;

/** The thread in which pictures are checked; `pictureCheck.ts` starts it. */
if (parentPort) {
  const port = parentPort;
  const post = (it: Checked | "begun"): void => port.postMessage(it);
  port.on("message", (content: Uint8Array) => {
    const until = performance.now() + lookMs;
    checkPicture(Buffer.from(content), () => performance.now() < until).then(post, () =>
      post({ ok: false, why: "unreadable" }),
    );
  });
  prepareCodes();
  post("begun");
}
