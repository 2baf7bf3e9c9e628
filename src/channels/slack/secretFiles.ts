import { z } from "zod";
import type { SecretView } from "../../../dialogs/kit/view";
import type { OutgoingFile } from "../../conversation/ports";
import type { Log } from "../../ops/log";
import type { Called, SlackApi } from "./api";
import type { Block } from "./blocks";
import { cut, limits } from "./limits";

const place = z.object({ upload_url: z.string(), file_id: z.string() });

/** The pause before a failed deletion is retried; an administrator has to act first. */
const faultMs = 60_000;

type Refused = Extract<Called, { ok: false }>;

/**
 * Files in a direct conversation that are taken away again: QR codes, and copies of somebody's data. Slack's own helper for this (`files.uploadV2`) does the three steps
 * in one call; here the file's id is stored between the first and the last step, so that the file can be deleted even after
 * a crash.
 */
export class SecretFiles {
  constructor(
    private readonly api: SlackApi,
    private readonly log: Log,
  ) {}

  /**
   * Uploads and shows a file.
   * @param keep stores the file's id; it is awaited before anybody can see the file
   */
  async show(
    team: string,
    channel: string,
    { qrPng, qrAlt }: SecretView,
    keep: (file: string) => Promise<unknown>,
  ): Promise<{ readonly ok: true; readonly file: string } | Refused> {
    const placed = await this.place(team, "mlegitymacja-qr.png", qrPng, { alt_txt: cut(qrAlt, limits.altText) });
    if (!placed.ok) return placed;
    const { file, url } = placed;
    await keep(file);
    const uploaded = await this.api.upload(url, qrPng, "mlegitymacja-qr.png");
    if (!uploaded.ok) return uploaded;
    const completed = await this.complete(team, channel, [{ id: file, title: cut(qrAlt, limits.header) }]);
    return completed.ok ? { ok: true, file } : completed;
  }

  /**
   * Uploads files and shows them together in one message.
   * @param keep stores the files' ids; it is awaited before anybody can see the files
   */
  async share(
    team: string,
    channel: string,
    files: readonly OutgoingFile[],
    keep: (files: readonly string[]) => Promise<unknown>,
  ): Promise<{ readonly ok: true } | Refused> {
    const places = [];
    for (const { name, content } of files) {
      const placed = await this.place(team, name, content);
      if (!placed.ok) return placed;
      places.push({ ...placed, name, content });
    }
    await keep(places.map(({ file }) => file));
    for (const { url, name, content } of places) {
      const uploaded = await this.api.upload(url, content, name);
      if (!uploaded.ok) return uploaded;
    }
    const completed = await this.complete(
      team,
      channel,
      places.map(({ file: id, name }) => ({ id, title: name })),
    );
    return completed.ok ? { ok: true } : completed;
  }

  /** Shows files in a thread, in one message with these blocks. Nobody sees any of them before all of them are there. */
  async shareInThread(
    team: string,
    {
      channel,
      thread,
      blocks,
    }: { readonly channel: string; readonly thread: string; readonly blocks: readonly Block[] },
    files: readonly OutgoingFile[],
  ): Promise<{ readonly ok: true } | Refused> {
    const placed: { id: string; title: string }[] = [];
    for (const { name, content } of files) {
      const place = await this.place(team, name, content);
      if (!place.ok) return place;
      const uploaded = await this.api.upload(place.url, content, name);
      if (!uploaded.ok) return uploaded;
      placed.push({ id: place.file, title: cut(name, limits.header) });
    }
    const args = { files: placed, channel_id: channel, thread_ts: thread, blocks };
    const completed = await this.api.call(team, "files.completeUploadExternal", args);
    return completed.ok ? { ok: true } : completed;
  }

  private async place(
    team: string,
    filename: string,
    { length }: Buffer,
    more: { readonly alt_txt?: string } = {},
  ): Promise<{ readonly ok: true; readonly file: string; readonly url: string } | Refused> {
    const asked = await this.api.call(team, "files.getUploadURLExternal", { filename, length, ...more });
    if (!asked.ok) return asked;
    const { upload_url: url, file_id: file } = place.parse(asked.data);
    return { ok: true, file, url };
  }

  private complete(
    team: string,
    channel: string,
    files: readonly { readonly id: string; readonly title: string }[],
  ): Promise<Called> {
    return this.api.call(team, "files.completeUploadExternal", { files, channel_id: channel });
  }

  /**
   * Deletes a file; a file that is already gone counts as deleted. Returns `later` also while the app lacks the permission
   * to delete it, because an administrator can grant that.
   */
  async remove(team: string, file: string): Promise<{ readonly ok: true } | Refused> {
    const called = await this.api.call(team, "files.delete", { file }).catch((err: unknown): Refused => {
      this.log.error({ err }, "slack: a file could not be deleted; it is tried again");
      return { ok: false, refusal: "later", code: "fault", afterMs: faultMs };
    });
    if (called.ok || called.refusal === "missing") return { ok: true };
    if (called.refusal === "later") return called;
    this.log.error({ code: called.code }, "slack: a file could not be deleted; somebody has to");
    return { ok: true };
  }
}
