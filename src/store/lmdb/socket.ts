import { connect } from "node:net";
import { join } from "node:path";

/** Of a socket's path, in bytes: what macOS takes; Linux takes a few more. A longer one is cut off without a word. */
const longestPath = 103;

/** The Unix socket in a store's directory, which no other user may enter. */
export const socketIn = (dir: string): string => join(dir, "commands.sock");

/** Whether there can be a socket in a directory. */
export const hasRoomForSocket = (dir: string): boolean => Buffer.byteLength(socketIn(dir)) <= longestPath;

/** Whether a process listens at the directory's socket. */
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
