import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import type { Portal } from '../../domain/index.ts';
import type { Network } from './network.ts';
import { isPrivateAddress } from './private-address.ts';
import { isTlsError, tlsOptionsOf } from './tls.ts';

/** A name leads into a private network and the portal is not declared local. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
  readonly host: string;
  readonly address: string;

  constructor(host: string, address: string) {
    super(`${host} is ${address}`);
    this.host = host;
    this.address = address;
  }
}

/** No address of a name could be found or reached. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The portal's file does not allow the server's protocol or certificate. */
export class TlsFailed extends Error {
  override readonly name = 'TlsFailed';
  readonly host: string;

  constructor(host: string, cause: Error) {
    super(cause.message, { cause });
    this.host = host;
  }
}

export interface Connector {
  readonly connect: buildConnector.connector;
  /** Address of the newest connection to an origin; null before there was one. */
  addressOf(origin: string): string | null;
}

/**
 * Connects to exactly the addresses that were checked: a name that resolves to another address after the check
 * has no effect.
 */
export function checkingConnector(network: Network, portal: Portal): Connector {
  const timeout = portal.politeness.connect_timeout_ms;
  const dial = buildConnector({ ...tlsOptionsOf(portal), timeout });
  const connected = new Map<string, string>();

  const connect = async (options: buildConnector.Options): Promise<Socket> => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const addresses = await network.resolve(host);
    const refused = portal.local ? undefined : addresses.find(isPrivateAddress);
    if (refused !== undefined) throw new PrivateAddress(host, refused);
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
    const failures: string[] = [];
    for (const address of addresses) {
      const target = network.route(address, port);
      const servername = isIP(host) === 0 ? host : '';
      try {
        const socket = await dialed(dial, {
          ...options,
          hostname: target.address,
          port: String(target.port),
          servername,
        });
        connected.set(originOf(options), address);
        return socket;
      } catch (error) {
        if (isTlsError(error)) throw new TlsFailed(host, error);
        failures.push(`${address}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    throw new Unreachable(failures.length === 0 ? `${host} has no address` : failures.join('; '));
  };

  return {
    connect: (options, callback) => {
      connect(options).then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
    addressOf: (origin) => connected.get(origin) ?? null,
  };
}

type Socket = Exclude<Parameters<buildConnector.Callback>[1], null>;

function dialed(dial: buildConnector.connector, options: buildConnector.Options): Promise<Socket> {
  return new Promise((resolve, reject) => {
    dial(options, (error, socket) => {
      if (error === null) resolve(socket);
      else reject(error);
    });
  });
}

function originOf({ protocol, host, hostname, port }: buildConnector.Options): string {
  return new URL(`${protocol}//${host ?? (port === '' ? hostname : `${hostname}:${port}`)}`).origin;
}
