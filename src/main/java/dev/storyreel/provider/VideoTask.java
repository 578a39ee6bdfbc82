package dev.storyreel.provider;

import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How far a vendor is with a clip. */
public sealed interface VideoTask {
    /**
     * It is at it, or has it in its queue.
     *
     * @param share of the work that is done, 0–1; null where the vendor does not tell
     */
    record Working(@Nullable Double share) implements VideoTask {}

    /**
     * It is done.
     *
     * @param costUsd US dollars that the vendor says it charges; null where it does not tell
     */
    record Done(Result result, @Nullable BigDecimal costUsd) implements VideoTask {}

    /** It is over and there is no clip. */
    record Ended(ProviderException failure) implements VideoTask {}

    /** Where the clip is. */
    sealed interface Result {
        /** To be fetched, while it is there. */
        record At(URI uri) implements Result {}

        /** In the answer itself; not copied, so not to be changed. */
        record Bytes(byte[] file) implements Result {}
    }
}
