package dev.storyreel.upload;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * How a part is sent: PUT its bytes to the URL, with the headers.
 *
 * @param expiresAt until when; after that, ask for another
 */
record PartTicket(int number, URI url, Map<String, String> headers, Instant expiresAt) {}
