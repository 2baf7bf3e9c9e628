import { connect } from "node:net";
import { join } from "node:path";

/** The longest socket path that works on macOS, in bytes; Linux allows a few more. A longer path would be truncated silently. */
const longestPath = 103;

/** The Unix socket in a store's directory, which no other user may enter. */
export const socketIn = (dir: string): string => join(dir, "commands.sock");

/** Whether the directory's path is short enough for a socket in it. */
export const hasRoomForSocket = (dir: string): boolean => Buffer.byteLength(socketIn(dir)) <= longestPath;

/** Whether a process is listening on the directory's socket. */
export function isAnswered(dir: string): Promise<boolean> {
  if (!hasRoomForSocket(dir)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(socketIn(dir));
    const end = (yes: boolean) => (): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.once("connect", end(true)).once("error", end(false));
  });
}
