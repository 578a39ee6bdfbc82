package dev.storyreel.provider.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Tells what is out on the internet from what is on this machine or in some network of its own (RFC 6890). */
final class PublicAddresses {
    /** IPv4 networks that are not: the first bytes, and how many bits of them count. */
    private static final List<Network> PRIVATE = List.of(
            new Network(0, 0, 8),
            new Network(100, 64, 10),
            new Network(192, 0, 24),
            new Network(198, 18, 15),
            new Network(240, 0, 4));

    private PublicAddresses() {}

    private record Network(int first, int second, int bits) {
        boolean holds(byte[] address) {
            int number = (address[0] & 0xff) << 24 | (address[1] & 0xff) << 16 | (address[2] & 0xff) << 8;
            return (number ^ (first << 24 | second << 16)) >>> (32 - bits) == 0;
        }
    }

    static boolean has(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            // of all IPv6, 2000::/3 is given out; without what only leads to IPv4 (6to4, Teredo)
            boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
            boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
            return (bytes[0] & 0xe0) == 0x20 && !sixToFour && !teredo;
        }
        return PRIVATE.stream().noneMatch(network -> network.holds(bytes));
    }
}
