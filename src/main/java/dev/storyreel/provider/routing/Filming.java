package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import java.time.Duration;

/** A clip that one provider is to make, for a job. */
record Filming(VideoProvider provider, VideoRequest request, Caller caller) {
    /** What is paid for. */
    Usage usage() {
        return Usage.of(Unit.VIDEO_SECONDS, provider.seconds(request));
    }

    /** The provider is at it: come again then. */
    ProviderException working(Duration wait) {
        return new ProviderException(
                ProviderError.PROVIDER_WORKING, provider.name() + " is making the clip", null, wait, null);
    }

    /** The provider is at it or has made it, and did not let itself be asked for it. */
    static ProviderException unreachable(ProviderException fault) {
        return new ProviderException(
                ProviderError.PROVIDER_RESULT_UNREACHABLE,
                String.valueOf(fault.getMessage()),
                fault,
                fault.retryAfter().orElse(null),
                null);
    }
}
