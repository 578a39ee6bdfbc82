package dev.storyreel.story;

import java.net.URI;

/** A file of a project as clients see it. */
record AssetAnswer(String name, URI url, String contentType, long sizeBytes) {}
