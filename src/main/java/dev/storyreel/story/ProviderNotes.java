package dev.storyreel.story;

import dev.storyreel.production.JobContext;
import dev.storyreel.provider.ProviderUse;

/** What a job tells of the provider it used. */
final class ProviderNotes {
    private ProviderNotes() {}

    /** Nothing hides that a film, or a part of it, was made offline. */
    static void warnIfOffline(JobContext job, ProviderUse use) {
        if (use.offline()) {
            job.warn("made_offline", "Made offline: the plan, the voice or the pictures come from this machine alone.");
        }
    }
}
