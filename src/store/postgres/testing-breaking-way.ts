import { connect, createServer, type Server, type Socket } from 'node:net';

export type Cut = 'before the commit' | 'after the commit';

/** A way to the database that breaks once, around a commit: the answer never arrives. */
export class BreakingWay {
  readonly #sockets: Set<Socket> = new Set();
  readonly #server: Server;
  cut: Cut | undefined;
  /** What else happens at that moment, before anybody notices. */
  atCut: () => void = () => undefined;
  cuts = 0;
  /** Nobody comes through while it is. */
  shut = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(url: string): Promise<{ way: BreakingWay; url: string }> {
    const target = new URL(url);
    const server = createServer();
    const way = new BreakingWay(server);
    server.on('connection', (near) =>
      way.#join(near, connect(Number(target.port), target.hostname)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(typeof address === 'object' && address ? address.port : 0);
    return { way, url: through.href };
  }

  #join(near: Socket, far: Socket): void {
    if (this.shut) near.destroy();
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    let deaf = false;
    near.on('data', (bytes) => {
      if (this.cut !== undefined && bytes.includes('COMMIT')) {
        this.cuts += 1;
        deaf = this.cut === 'after the commit';
        this.cut = undefined;
        this.atCut();
        if (!deaf) {
          near.destroy();
          return;
        }
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      // The commit is answered, so it is done; but nobody hears of it.
      if (deaf) near.destroy();
      else near.write(bytes);
    });
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
