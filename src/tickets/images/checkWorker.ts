import { parentPort } from "node:worker_threads";
import { checkPicture, prepareCodes, type Checked } from "./picture";

/** The thread in which pictures are checked; `pictureCheck.ts` starts it. */
if (parentPort) {
  const port = parentPort;
  const post = (it: Checked | "begun"): void => port.postMessage(it);
  port.on("message", (content: Uint8Array) => {
    checkPicture(Buffer.from(content)).then(post, () => post({ ok: false, why: "unreadable" }));
  });
  prepareCodes();
  post("begun");
}
