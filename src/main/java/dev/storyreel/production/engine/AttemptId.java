package dev.storyreel.production.engine;

import java.util.UUID;

/** Names one attempt; the fence compares all of it. */
record AttemptId(UUID jobId, int number, String worker) {}
