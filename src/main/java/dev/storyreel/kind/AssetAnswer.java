package dev.storyreel.kind;

import java.net.URI;

/** A file of a project as clients see it. */
public record AssetAnswer(String name, URI url, String contentType, long sizeBytes) {}
