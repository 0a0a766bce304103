import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Resolves names. The crawler uses the network only through this. */
export interface Network {
  /** IP addresses of a host name, in order of preference. */
  resolve(host: string): Promise<readonly string[]>;
  /** Where a connection to an address that has been checked really goes. */
  route(address: string, port: number): { readonly address: string; readonly port: number };
}

/** The real network. */
export const publicNetwork: Network = {
  resolve: async (host) => {
    if (isIP(host) !== 0) return [host];
    return (await lookup(host, { all: true })).map(({ address }) => address);
  },
  route: (address, port) => ({ address, port }),
};

/** A network in which every name leads to one port of this machine, for portals that are served here. */
export function loopbackNetwork(port: number): Network {
  return {
    resolve: async () => ['127.0.0.1'],
    route: (address) => ({ address, port }),
  };
}
