import { connect } from "node:net";

/** For tests: headers of requests that reach loopback and are yet not of this machine's own making. */
export const foreignHeaders = [
  { "x-forwarded-for": "192.0.2.1" },
  { forwarded: "for=192.0.2.1" },
  { via: "1.1 edge" },
  { host: "parley.example" },
  { host: "127.0.0.1.example:8080" },
] as const;

/** For tests: all that is answered to these bytes until the server closes. */
export function rawAnswer(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (piece: Buffer) => {
      answer += piece.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}
