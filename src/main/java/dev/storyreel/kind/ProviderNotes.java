package dev.storyreel.kind;

import dev.storyreel.production.JobContext;
import dev.storyreel.provider.ProviderUse;
import java.util.List;

/** What a job tells of the provider it used. */
public final class ProviderNotes {
    private ProviderNotes() {}

    /** What was made before by one that stood in for another is taken up, but never silently. */
    public static void warnIfStandIn(JobContext job, ProviderUse use, List<String> route) {
        if (isStandIn(use, route)) {
            warnOfStandIn(job, use);
        }
    }

    /** The same where it was noted that it stood in. */
    public static void warnOfStandIn(JobContext job, ProviderUse use) {
        job.warn(
                "provider_fallback",
                "Made before by " + use.provider() + ", which stood in for another provider, and taken up again.");
    }

    /**
     * Whether it was made by the provider that is asked first, and that is no offline one: only that is for other films. What
     * is made offline costs nothing, and is not to be alike in all of them.
     *
     * @param first the first one of a route
     */
    public static boolean isBy(String first, ProviderUse use) {
        return !use.offline() && first.startsWith(use.provider() + "/");
    }

    /** The same of what was begun by an earlier attempt, whose warnings went with it. */
    public static void warnIfStoodIn(JobContext job, ProviderUse use, List<String> route) {
        if (isStandIn(use, route)) {
            job.warn("provider_fallback", use.provider() + " was asked in place of another provider that failed.");
        }
    }

    public static boolean isStandIn(ProviderUse use, List<String> route) {
        return route.stream().skip(1).anyMatch(each -> each.startsWith(use.provider() + "/"));
    }

    /**
     * Nothing hides that a part of a production was made offline.
     *
     * @param made what it is, as a sentence begins
     */
    public static void warnIfOffline(JobContext job, ProviderUse use, String made) {
        if (use.offline()) {
            job.warn("made_offline", made + " made offline, by this machine alone.");
        }
    }
}
