package dev.storyreel.upload;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * How a file that was announced is sent: PUT its bytes to the URL, with the headers.
 *
 * @param expiresAt until when; after that, announce it again
 * @param partSizeBytes of each part but the last, should it be sent in parts instead
 */
record UploadTicket(UUID id, URI url, Map<String, String> headers, Instant expiresAt, long partSizeBytes) {}
